package io.gatehouse.benchmarks.load;

import java.util.Random;

/** Somebody logs in with ssh, works in a shell under the hook, and leaves: auth.log, commands.log and audit.log agree. */
final class LoginSession {
    private static final int PEOPLE = 40;
    private static final int UNLISTED_PERCENT = 8;

    void begin(SimulatedHost host, long time) {
        Random random = host.random();
        int person = random.nextInt(PEOPLE);
        boolean listed = random.nextInt(100) >= UNLISTED_PERCENT;
        String address = (listed ? Fleet.OFFICE : "203.0.113.") + (1 + person);
        Login login = new Login(
                host,
                "user" + person,
                1200 + person,
                address,
                30_000 + random.nextInt(30_000),
                host.newPid(),
                host.newSession(),
                host.takeTerminal());
        login.open(time, listed);
        ShellWork work = new ShellWork(login, host.newPid());
        login.close(work.play(time + 300_000));
    }
}
