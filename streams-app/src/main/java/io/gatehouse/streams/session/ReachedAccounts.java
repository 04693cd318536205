package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** Which accounts were reached through su and sudo in the sessions of a host, or may have been. */
final class ReachedAccounts {
    private final HostSessions host;
    /**
     * By account and target, the latest of an account's sessions that was told that the target may have been reached in it: where they
     * are too many to be listed, each is told once, so that ten thousand cost no more per event than ten.
     */
    private final Map<List<String>, OpenSession> told = new HashMap<>();

    ReachedAccounts(HostSessions host) {
        this.host = host;
    }

    /** An account was reached, or may have been; {@code by} is the event that tells of it while its session may still change. */
    void reached(OpenSession session, String account, long time, @Nullable String by, boolean sure) {
        if (session.accounts().add(account, time, by, sure)) {
            session.describe();
            host.mayHold(session, account);
        }
    }

    /** A sudo or su line of an account fits several sessions: {@code target} was reached in one of them. */
    void mayHaveReached(Join.Ambiguous ambiguous, String account, String target, Event event) {
        boolean few = ambiguous.complete();
        List<OpenSession> sessions = few
                ? ambiguous.candidates()
                : untold(host.index().openOf(account), account, target, event.getTimestamp());
        for (OpenSession session : sessions) {
            if (session.mayHold(event.getTimestamp()) && !target.equals(session.user())) {
                reached(
                        session,
                        target,
                        event.getTimestamp(),
                        few ? event.getEvent().getId() : null,
                        false);
            }
        }
    }

    private List<OpenSession> untold(NavigableSet<OpenSession> sessions, String account, String target, long time) {
        OpenSession last = told.get(List.of(account, target));
        NavigableSet<OpenSession> rest = last == null ? sessions : sessions.tailSet(last, false);
        List<OpenSession> found = rest.stream()
                .takeWhile(session -> session.start() - Sessionizer.SLACK <= time)
                .toList();
        if (!found.isEmpty()) {
            told.put(List.of(account, target), found.get(found.size() - 1));
        }
        return found;
    }

    /** Takes back what only this event told of a session. */
    void withdraw(OpenSession session, String eventId) {
        session.accounts().withdraw(eventId);
        session.describe();
    }

    /** What this event told of a session holds for good. */
    void settle(OpenSession session, String eventId) {
        session.accounts().settle(eventId);
    }
}
