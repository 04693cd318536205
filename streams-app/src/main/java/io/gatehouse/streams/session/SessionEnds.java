package io.gatehouse.streams.session;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.Session;
import io.gatehouse.model.ShellState;
import java.util.List;
import java.util.Set;

/**
 * Closes the sessions of a host, and opens them again where that turns out to be wrong. Several lines tell of one end, in several
 * files: it is that of the earliest. Where no line tells, a later login under the same pid, a boot or a long silence does.
 */
final class SessionEnds {
    static final String LOGOUT = "logout";
    static final String REPLACED = "replaced";
    static final String REBOOT = "reboot";
    static final String TIMEOUT = "timeout";

    /** How long nothing may be heard of an open session, in microseconds of the host's clock. */
    static final long SILENCE = 24 * 3_600_000_000L;

    /** How long a session that may go on can still be found, in microseconds of the host's clock. */
    private static final long DOUBT = 2 * SILENCE;

    private static final Set<String> GUESSED = Set.of(REPLACED, REBOOT, TIMEOUT);

    private final HostSessions host;

    SessionEnds(HostSessions host) {
        this.host = host;
    }

    /** Closes a session; false where what was typed in it later says that this is not true. */
    boolean close(OpenSession session, long time, String reason) {
        Long typed = session.state().getLastTyped();
        boolean later = typed != null
                && time < typed - Sessionizer.SLACK
                && !host.clock().wentBack();
        if (later && !GUESSED.contains(reason)) {
            Flags.add(session, Flags.END_CONTRADICTED);
            host.changed(session);
            return false;
        }
        long end = Math.max(time, session.start());
        if (session.isOpen()) {
            host.index().beforeClosing(session);
            write(session, end, reason);
        } else if (isBetter(session, end, reason)) {
            host.index().beforeRevising(session);
            write(session, end, reason);
        }
        return true;
    }

    /** Whether that is when and how a closed session really ended: a line outdoes a guess, and the earlier line the later. */
    private static boolean isBetter(OpenSession session, long end, String reason) {
        String known = session.block().getEndReason();
        boolean guess = GUESSED.contains(reason);
        if (GUESSED.contains(known) && !guess) {
            return !REPLACED.equals(known) || end <= session.end();
        }
        return guess == GUESSED.contains(known)
                && (end < session.end() || end == session.end() && reason.compareTo(known) < 0);
    }

    private void write(OpenSession session, long end, String reason) {
        Session record = session.state().getSession();
        EcsEvent event = record.getEvent();
        event.setEnd(end);
        event.setDuration((end - record.getTimestamp()) * 1000);
        event.setAction("session-closed");
        event.setType(List.of("end"));
        session.block().setStatus("closed");
        session.block().setEndReason(reason);
        if (GUESSED.contains(reason)) {
            Flags.add(session, Flags.END_UNSEEN);
        } else {
            Flags.remove(session, Flags.END_UNSEEN);
        }
        session.announce();
        host.index().closed(session);
        endShells(session, end);
        host.changed(session);
    }

    /** Nobody types in a shell of a session that is over, but where a multiplexer keeps it. */
    private static void endShells(OpenSession session, long end) {
        if (session.state().getAttaches().isEmpty()) {
            session.state().getShells().forEach(shell -> new Shell(session, shell).goneBy(end));
        }
    }

    /** Opens a session again in which something was done after its end. */
    void reopen(OpenSession session) {
        if (session.isOpen()) {
            return;
        }
        Session record = session.state().getSession();
        EcsEvent event = record.getEvent();
        host.index().beforeRevising(session);
        for (ShellState shell : session.state().getShells()) {
            if (shell.getGone() != null && shell.getGone() >= event.getEnd()) {
                shell.setGone(null);
            }
        }
        if (!GUESSED.contains(session.block().getEndReason())) {
            Flags.add(session, Flags.END_CONTRADICTED);
        }
        event.setEnd(null);
        event.setDuration(null);
        event.setAction("session-opened");
        event.setType(List.of("start"));
        session.block().setStatus("open");
        session.block().setEndReason(null);
        Flags.remove(session, Flags.END_UNSEEN);
        session.announce();
        host.index().reopened(session);
        host.changed(session);
    }

    /** Whether a session was closed without a line that says so, and may go on for all that is known. */
    static boolean mayGoOn(OpenSession session) {
        String reason = session.block().getEndReason();
        return TIMEOUT.equals(reason) || REBOOT.equals(reason);
    }

    /** When a closed session is to be forgotten, by the host's clock. */
    static long leaves(OpenSession session) {
        return session.end() + (mayGoOn(session) ? DOUBT : Sessionizer.RETENTION);
    }

    /** The host was booted: whatever was open before is over. */
    void booted(long time) {
        for (OpenSession session : host.index().open()) {
            if (session.start() < time) {
                close(session, time, REBOOT);
            }
        }
    }

    /** Closes those of which nothing has been heard for {@link #SILENCE}, with the last that was. */
    void closeSilent() {
        for (OpenSession session : host.index().open()) {
            long last = Math.max(session.start(), session.state().getLastEvent());
            if (host.clock().now() >= last + SILENCE) {
                close(session, last, TIMEOUT);
            }
        }
    }
}
