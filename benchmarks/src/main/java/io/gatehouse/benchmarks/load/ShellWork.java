package io.gatehouse.benchmarks.load;

import java.util.List;
import java.util.Random;

/** The commands of one login, typed one after the other. */
final class ShellWork {
    private static final long SECOND = 1_000_000;
    private static final List<String> COMMANDS = List.of(
            "ls -la /var/www/releases",
            "cd /srv/app/current",
            "git log --oneline -n 20",
            "tail -n 200 /var/log/nginx/access.log | grep -v healthz",
            "vim config/settings.yaml",
            "docker ps --format '{{.Names}} {{.Status}}'",
            "curl -s http://localhost:8080/metrics | head",
            "df -h",
            "ps aux --sort=-%mem | head -n 15",
            "kubectl get pods -n production -o wide");
    private static final List<String> BINARIES =
            List.of("/usr/bin/systemctl restart nginx", "/usr/bin/journalctl -u app", "/usr/bin/apt-get update");

    private final Login login;
    private final SimulatedHost host;
    private final Random random;
    private final int pid;
    private int typed;

    ShellWork(Login login, int pid) {
        this.login = login;
        this.host = login.host();
        this.random = host.random();
        this.pid = pid;
    }

    /** Types from that time on; when it has ended. */
    long play(long start) {
        open(start);
        long now = start;
        for (int left = 3 + random.nextInt(18); left > 0; left--) {
            now = step(now + SECOND + random.nextInt(15 * (int) SECOND));
        }
        return close(now + SECOND);
    }

    void open(long time) {
        host.shell("hook-shell", time, "ev=open" + login.hookFields(pid) + " shlvl=1 login=1 t=" + seconds(time));
    }

    /** Types one command; when it has ended. */
    long step(long time) {
        return random.nextInt(10) == 0 ? sudo(time) : type(time, COMMANDS.get(random.nextInt(COMMANDS.size())));
    }

    long close(long time) {
        host.shell("hook-shell", time, "ev=close" + login.hookFields(pid) + " t=" + seconds(time));
        return time + 20_000;
    }

    /** Types one command that the old hook logs: it names the account and the pid of the shell alone. */
    void stepUnderOldHook(long time) {
        host.shellLine(
                "old-hook",
                time,
                login.user() + ": " + login.user() + " [" + pid + "]: " + COMMANDS.get(random.nextInt(COMMANDS.size()))
                        + " [0]");
    }

    /** The kernel's record of a program that the shell starts. */
    void execute(long time) {
        host.audit(
                "SYSCALL",
                time,
                "arch=c000003e syscall=59 success=yes exit=0 a0=55d0 a1=55d1 a2=55d2 a3=8 items=2 ppid=" + pid
                        + " pid=" + host.newPid() + " auid=" + login.uid() + " uid=" + login.uid()
                        + " gid=1000 euid=" + login.uid() + " tty=pts" + login.pts() + " ses=" + login.ses()
                        + " comm=\"ls\" exe=\"/usr/bin/ls\" subj=unconfined key=\"exec\"");
    }

    private long type(long time, String command) {
        return end(cmd(time, command), random.nextInt(8) == 0 ? 1 : 0);
    }

    private long cmd(long time, String command) {
        typed++;
        host.shell(
                "hook-command",
                time,
                "ev=cmd" + login.hookFields(pid) + " seq=" + typed + " t=" + seconds(time) + " hid=0 len="
                        + command.length() + " cwd=/home/" + login.user() + " cmd=" + command,
                host.aCommand());
        return time;
    }

    private long end(long begun, int status) {
        long time = begun + 15_000 + random.nextInt(400_000);
        host.shell(
                "hook-end",
                time,
                "ev=end ses=" + login.ses() + " pid=" + pid + " seq=" + typed + " t=" + seconds(time) + " rc="
                        + status);
        return time;
    }

    private long sudo(long time) {
        String binary = BINARIES.get(random.nextInt(BINARIES.size()));
        cmd(time, "sudo " + binary);
        host.auth(
                "sudo",
                time + 5_000,
                "sudo:   " + login.user() + " : TTY=pts/" + login.pts() + " ; PWD=/home/" + login.user()
                        + " ; USER=root ; COMMAND=" + binary);
        String pam = "sudo: pam_unix(sudo:session): session ";
        host.auth(
                "pam",
                time + 6_000,
                pam + "opened for user root(uid=0) by " + login.user() + "(uid=" + login.uid() + ")");
        host.auth("pam", time + 14_000, pam + "closed for user root");
        return end(time, 0);
    }

    private static String seconds(long micros) {
        return String.format("%d.%06d", micros / SECOND, micros % SECOND);
    }
}
