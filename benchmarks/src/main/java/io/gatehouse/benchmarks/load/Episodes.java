package io.gatehouse.benchmarks.load;

import java.util.List;
import java.util.Random;

/** What happens on a host: people at work, guessed passwords, cron jobs, and what log files hold besides. */
final class Episodes {
    private static final long SECOND = 1_000_000;
    private static final List<String> GUESSED = List.of("admin", "oracle", "test", "postgres", "ubuntu", "git");

    private final LoginSession session = new LoginSession();

    /** Begins one at that time, in microseconds, with all its lines. */
    void begin(SimulatedHost host, long time) {
        int chance = host.random().nextInt(100);
        if (chance < 15) {
            session.begin(host, time);
        } else if (chance < 55) {
            guess(host, time);
        } else if (chance < 85) {
            cron(host, time);
        } else {
            noise(host, time);
        }
    }

    private static void guess(SimulatedHost host, long time) {
        Random random = host.random();
        String sshd = "sshd[" + host.newPid() + "]: ";
        boolean known = random.nextInt(3) == 0;
        String user = known ? "root" : GUESSED.get(random.nextInt(GUESSED.size()));
        String from = " 198.51.100." + (1 + random.nextInt(250)) + " port " + (30_000 + random.nextInt(30_000));
        String shown = known ? user : "invalid user " + user;
        if (!known) {
            host.auth("sshd", time, sshd + "Invalid user " + user + " from" + from);
        }
        long now = time;
        for (int attempt = 1 + random.nextInt(4); attempt > 0; attempt--) {
            now += SECOND / 2 + random.nextInt((int) SECOND);
            guessOnce(host, now, sshd, known, shown + " from" + from);
        }
        String whose = known ? "authenticating user " + user : shown;
        host.auth("sshd", now + SECOND, sshd + "Connection closed by " + whose + from + " [preauth]");
    }

    private static void guessOnce(SimulatedHost host, long time, String sshd, boolean known, String whose) {
        String address = whose.replaceFirst(".* from (\\S+) .*", "$1");
        host.auth(
                "pam",
                time,
                sshd + "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost="
                        + address + (known ? "  user=root" : ""));
        host.auth("sshd", time + SECOND / 3, sshd + "Failed password for " + whose + " ssh2");
        host.audit(
                "USER_LOGIN",
                time + SECOND / 3,
                "pid=1 uid=0 auid=4294967295 ses=4294967295 msg='op=login acct=\"root\" exe=\"/usr/sbin/sshd\""
                        + " hostname=? addr=" + address + " terminal=sshd res=failed'");
    }

    private static void cron(SimulatedHost host, long time) {
        String cron = "CRON[" + host.newPid() + "]: ";
        String pam = cron + "pam_unix(cron:session): session ";
        host.auth("pam", time, pam + "opened for user root(uid=0) by (uid=0)");
        host.auth(
                "cron",
                time + 900,
                cron + "(root) CMD (   cd / && run-parts --report /etc/cron.hourly >/dev/null 2>&1)");
        host.auth("pam", time + SECOND / 10, pam + "closed for user root");
    }

    private static void noise(SimulatedHost host, long time) {
        int pid = host.newPid();
        switch (host.random().nextInt(4)) {
            case 0 ->
                host.auth(
                        "noise",
                        time,
                        "sshd[" + pid + "]: error: kex_exchange_identification: read: Connection reset by peer");
            case 1 ->
                host.auth(
                        "noise",
                        time,
                        "sshd[" + pid + "]: Connection reset by 198.51.100.7 port " + (40_000 + pid % 9000));
            case 2 ->
                host.auth(
                        "noise", time, "polkitd[" + pid + "]: Registered Authentication Agent for unix-process:" + pid);
            default ->
                host.auth(
                        "noise",
                        time,
                        "smartd[" + pid
                                + "]: Device: /dev/sda [SAT], SMART Usage Attribute: 194 changed from 64 to 63");
        }
    }
}
