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
        host.shell("hook-shell", start, "ev=open" + login.hookFields(pid) + " shlvl=1 login=1 t=" + seconds(start));
        long now = start;
        for (int left = 3 + random.nextInt(18); left > 0; left--) {
            now += SECOND + random.nextInt(15 * (int) SECOND);
            now = random.nextInt(10) == 0 ? sudo(now) : type(now, COMMANDS.get(random.nextInt(COMMANDS.size())));
        }
        now += SECOND;
        host.shell("hook-shell", now, "ev=close" + login.hookFields(pid) + " t=" + seconds(now));
        return now + 20_000;
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
                        + " ; USER=root ; COMMAND=" + binary,
                host.aCommand());
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
