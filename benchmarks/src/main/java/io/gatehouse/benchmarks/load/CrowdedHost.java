package io.gatehouse.benchmarks.load;

import io.gatehouse.model.RawLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One host on which a number of logins over ssh are open, in all of which somebody types. */
public final class CrowdedHost {
    private static final long START = Instant.parse("2025-01-06T00:00:00Z").getEpochSecond() * 1_000_000;
    private static final long STEP = 20_000;
    private static final long NEVER = Long.MAX_VALUE / 4;
    private static final int LOGOUT_PER_THOUSAND = 10;

    private record Typist(Login login, ShellWork work) {}

    private final SimulatedHost host = new SimulatedHost(0, START, NEVER, new Random(1), new Tally());
    private final List<Typist> open = new ArrayList<>();
    private final int users;
    private final boolean oldHook;
    private long now = START;
    private int logins;

    /**
     * Nobody is logged in yet.
     *
     * @param users how many accounts the logins are of
     * @param oldHook whether the shells log as the old hook does, so that a line fits every login of its account
     */
    public CrowdedHost(int users, boolean oldHook) {
        this.users = users;
        this.oldHook = oldHook;
    }

    /** The lines of so many logins. */
    public List<RawLine> open(int count) {
        for (int i = 0; i < count; i++) {
            open.add(login());
        }
        return host.rest();
    }

    private Typist login() {
        now += STEP;
        int number = logins++;
        int user = number % users;
        Login login = new Login(
                host,
                "user" + user,
                1200 + user,
                "10." + number / 62_500 + "." + number / 250 % 250 + "." + (1 + number % 250),
                30_000 + number % 30_000,
                host.newPid(),
                host.newSession(),
                host.takeTerminal());
        login.open(now, true);
        Typist typist = new Typist(login, new ShellWork(login, host.newPid()));
        if (!oldHook) {
            typist.work().open(now + STEP / 2);
        }
        return typist;
    }

    /** At least so many lines of work in the logins; now and then one is ended and another takes its place. */
    public List<RawLine> work(int lines) {
        List<RawLine> written = new ArrayList<>(lines);
        while (written.size() < lines) {
            int at = host.random().nextInt(open.size());
            now += STEP;
            if (host.random().nextInt(1000) < LOGOUT_PER_THOUSAND) {
                leave(open.get(at));
                open.set(at, login());
            } else {
                type(open.get(at).work());
            }
            written.addAll(host.rest());
        }
        return written;
    }

    private void leave(Typist typist) {
        typist.login().close(oldHook ? now : typist.work().close(now));
    }

    private void type(ShellWork work) {
        if (oldHook) {
            work.stepUnderOldHook(now);
        } else {
            work.execute(now + STEP / 4);
            now = Math.max(now, work.step(now));
        }
    }
}
