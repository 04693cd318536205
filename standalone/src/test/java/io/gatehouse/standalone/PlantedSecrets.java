package io.gatehouse.standalone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Secrets in commands of many forms, always the same, and the lines in which they would stand in the logs of a host. */
final class PlantedSecrets {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 20;
    private static final long BEGIN = 1_795_340_000L;

    /** {@code %s} stands for the secret. */
    private static final List<String> FORMS = List.of(
            "mysql -u root -p%s shop",
            "mysqldump --password=%s shop",
            "PGPASSWORD=%s psql -h db",
            "env DB_PASSWORD=%s ./migrate",
            "sshpass -p %s ssh -p 22 web1",
            "curl -u bob:%s https://example.org/",
            "curl https://bob:%s@example.org/",
            "curl -H 'Authorization: Bearer %s' https://example.org/",
            "curl 'https://example.org/?token=%s&page=2'",
            "openssl rsa -in k -passin pass:%s",
            "app --api-key=%s --verbose",
            "app --client-secret %s",
            "docker login -u bob -p %s registry",
            "aws configure set aws_access_key_id AKIA%s",
            "gh auth login ghp_%s",
            "slack-send xoxb-%s",
            "jwt decode eyJhbGciOi.%s.c2ln",
            "redis-cli -a %s ping",
            "ldapsearch -x -w %s -b dc=x",
            "sh -c 'mysql -p%s shop'",
            "useradd -p %s bob",
            "smbclient //nas/x -U bob%%%s",
            "htpasswd -b /etc/x bob %s",
            "7z a -p%s x.7z x",
            "mount -t cifs //nas/x /mnt -o username=bob,password=%s");

    private static final List<String> TYPED_ONLY = List.of(
            "echo %s | passwd --stdin bob",
            "echo bob:%s | chpasswd", "sudo -S id <<< %s", "echo 'password: %s' >> /etc/app.yml");

    private final Random random;
    private final List<String> secrets = new ArrayList<>();
    private long count;

    PlantedSecrets(long seed) {
        random = new Random(seed);
    }

    /** All that were planted so far. */
    List<String> secrets() {
        return secrets;
    }

    private String command(List<String> forms, int number) {
        StringBuilder secret = new StringBuilder();
        random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> secret.append(LETTERS.charAt(i)));
        secrets.add(secret.toString());
        return String.format(forms.get(number % forms.size()), secret);
    }

    private String time() {
        return java.time.Instant.ofEpochSecond(BEGIN + ++count).toString();
    }

    /** Lines of sudo and of the old hook. */
    List<String> ofAuth(int lines) {
        List<String> log = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            String command = command(FORMS, i);
            String bare = command.replace("'", ""); // sudo knows no quotes
            log.add(
                    i % 2 == 0
                            ? time() + " vm sudo: alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/"
                                    + bare
                            : time() + " vm alice: alice [583]: " + command + " [0]");
        }
        return log;
    }

    /** Records of the shell hook. */
    List<String> ofHook(int lines) {
        List<String> forms = new ArrayList<>(FORMS);
        forms.addAll(TYPED_ONLY);
        List<String> log = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            String command = command(forms, i);
            log.add(String.format(
                    "%s vm bashaudit: v=1 ev=cmd ses=7 auid=1201 uid=1201 user=alice tty=pts/1 pid=583 ppid=582 seq=%d t=%d.1 hid=0"
                            + " len=%d cwd=/home/alice cmd=%s",
                    time(), i + 1, BEGIN + count, command.length(), command));
        }
        return log;
    }

    /** Records of the kernel's audit, four of each program that was started. */
    List<String> ofAudit(int commands) {
        List<String> log = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            List<String> arguments = arguments(command(FORMS, i));
            log.addAll(records(arguments));
        }
        return log;
    }

    /** The words of a command; a blank in quotes parts none. */
    private static List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>(List.of(""));
        boolean quoted = false;
        for (char c : command.toCharArray()) {
            quoted ^= c == '\'';
            if (c == ' ' && !quoted) {
                arguments.add("");
            } else if (c != '\'') {
                int last = arguments.size() - 1;
                arguments.set(last, arguments.get(last) + c);
            }
        }
        return arguments;
    }

    private List<String> records(List<String> arguments) {
        String head = "msg=audit(" + (BEGIN + ++count) + ".100:" + count + "): ";
        StringBuilder execve = new StringBuilder("type=EXECVE " + head + "argc=" + arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            boolean plain = arguments.get(i).indexOf(' ') < 0 && count % 2 == 0;
            execve.append(" a")
                    .append(i)
                    .append('=')
                    .append(plain ? '"' + arguments.get(i) + '"' : hex(arguments.get(i)));
        }
        return List.of(
                "type=SYSCALL " + head
                        + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=0 ppid=582 pid="
                        + (600 + count)
                        + " auid=1201 uid=1201 gid=1201 euid=1201 suid=1201 fsuid=1201 egid=1201 sgid=1201 fsgid=1201 tty=pts1 ses=7"
                        + " comm=\"x\" exe=\"/usr/bin/x\" key=\"exec\"",
                execve.toString(),
                "type=PROCTITLE " + head + "proctitle=" + hex(String.join("\0", arguments)),
                "type=USER_CMD msg=audit(" + (BEGIN + count) + ".200:" + (100_000 + count)
                        + "): pid=1 uid=1201 auid=1201 ses=7 msg='cwd=\"/\" cmd=" + hex(String.join(" ", arguments))
                        + " exe=\"/usr/bin/sudo\" terminal=pts/1 res=success'");
    }

    /** What was typed in an IPython shell. */
    List<String> ofPython(int lines) {
        List<String> forms =
                List.of("connect(host=\"db\", password=\"%s\")", "!mysql -p%s shop", "os.environ['API_TOKEN'] = '%s'");
        List<String> log = new ArrayList<>(List.of("# IPython log file", ""));
        for (int i = 0; i < lines; i++) {
            log.add(command(forms, i));
        }
        return log;
    }

    static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
