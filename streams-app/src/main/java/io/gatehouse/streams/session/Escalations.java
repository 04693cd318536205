package io.gatehouse.streams.session;

import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionState;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Root without sudo: programs that the kernel's audit saw running as root on a terminal of somebody else's session, where neither a
 * program that raises rights was seen before nor a log tells that root was reached. Decided when every file has been read beyond the
 * first such program, because sudo and su write to another one.
 */
final class Escalations {
    private static final String ROOT = "root";
    private static final String ROOT_UID = "0";
    private static final Set<String> RAISING =
            Set.of("sudo", "sudo-rs", "su", "su-rs", "pkexec", "doas", "run0", "runuser", "ksu", "machinectl");
    private static final Comparator<OpenSession> BY_FIRST =
            Comparator.comparingLong(Escalations::first).thenComparing(OpenSession::id);

    /** Sessions in which root was seen and of which it is not decided how it was reached. */
    private final NavigableSet<OpenSession> undecided = new TreeSet<>(BY_FIRST);

    void restore(OpenSession session) {
        if (session.state().getRootAt() != null && !session.state().getRootSettled()) {
            undecided.add(session);
        }
    }

    /** A program was started in a session; the event has not been given the name of the one who logged in yet. */
    void executed(OpenSession session, Event event, HostSessions host) {
        SessionState state = session.state();
        long time = event.getTimestamp();
        if (raisesRights(event)) {
            if (state.getRaisedAt() == null || time < state.getRaisedAt()) {
                state.setRaisedAt(time);
                host.changed(session);
            }
        } else if (isRootOnATerminal(event) && !ROOT.equals(session.user()) && isEarlier(time, state.getRootAt())) {
            undecided.remove(session);
            state.setRootAt(time);
            undecided.add(session);
            host.changed(session);
        }
    }

    private static boolean isEarlier(long time, @Nullable Long than) {
        return than == null || time < than;
    }

    private static boolean raisesRights(Event event) {
        String path = event.getProcess().getExecutable();
        return path != null && RAISING.contains(path.substring(path.lastIndexOf('/') + 1));
    }

    /** The real user id: that of a program with the setuid bit stays the caller's. */
    private static boolean isRootOnATerminal(Event event) {
        EcsUser user = event.getUser();
        String tty = event.getGatehouse().getTty();
        return user != null && ROOT_UID.equals(user.getId()) && tty != null && !tty.isEmpty();
    }

    /** Decides on what began by then. */
    void settle(long time, HostSessions host) {
        while (!undecided.isEmpty() && first(undecided.first()) <= time) {
            OpenSession session = undecided.pollFirst();
            session.state().setRootSettled(true);
            host.changed(session);
            if (!isExplained(session)) {
                Flags.add(session, Flags.UNEXPLAINED_ROOT);
            }
        }
    }

    private static boolean isExplained(OpenSession session) {
        Long raised = session.state().getRaisedAt();
        long first = first(session);
        return raised != null && raised <= first || session.accounts().had(ROOT, first) || startedAsRoot(session);
    }

    /** A login of an account that has root's user id, or one of which nothing is known, explains root. */
    private static boolean startedAsRoot(OpenSession session) {
        return session.user() == null || ROOT_UID.equals(session.userId());
    }

    void forget(OpenSession session) {
        undecided.remove(session);
    }

    private static long first(OpenSession session) {
        Long at = session.state().getRootAt();
        return at == null ? Long.MAX_VALUE : at;
    }
}
