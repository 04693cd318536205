package io.gatehouse.streams.session;

import io.gatehouse.model.Session;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the sessions of a host are published: at once when something about their identity changes, otherwise at most once a
 * minute. Those of daemons and monitoring checks only where they are wanted.
 */
final class Publication {
    private static final int MAX_CHECKERS = 1_000;

    private final HostSessions host;
    private final Joined out;
    private final boolean all;
    /** Accounts and addresses whose last session was a monitoring check: the next may be one too. */
    private final Set<String> checkers = new LinkedHashSet<>();

    Publication(HostSessions host, Joined out, boolean all) {
        this.host = host;
        this.out = out;
        this.all = all;
    }

    /** What the event at hand has changed. */
    void publishChanges(long arrival) {
        for (OpenSession session : host.changes()) {
            boolean due = arrival - session.state().getPublished() >= Sessionizer.REPUBLISH;
            if (host.isUnpublished(session) && (session.takeAnnounce() || due)) {
                publish(session, arrival);
            }
        }
    }

    /** What has not been published for long. */
    void publishAll(long now) {
        for (OpenSession session : host.unpublished()) {
            if (now - session.state().getPublished() >= Sessionizer.REPUBLISH) {
                publish(session, now);
            }
        }
    }

    /** What was withheld until its class is known is published when that has not come. */
    void settled(OpenSession session) {
        if (host.isUnpublished(session)
                && session.state().getSession().getGatehouse().getRevision() == 0) {
            session.announce();
        }
    }

    /** Before it is forgotten. */
    void publishAtLast(OpenSession session) {
        if (host.isUnpublished(session)) {
            publish(session, session.state().getPublished());
        }
    }

    private void publish(OpenSession session, long arrival) {
        remember(session);
        if (isLeftOut(session)) {
            if (session.block().getClass$() != null) {
                host.leftOut(session);
            }
            return;
        }
        Session record = session.state().getSession();
        record.getGatehouse().setRevision(record.getGatehouse().getRevision() + 1);
        session.state().setPublished(arrival);
        host.published(session);
        out.session(record);
    }

    private boolean isLeftOut(OpenSession session) {
        String known = session.block().getClass$();
        if (all || session.state().getSession().getGatehouse().getRevision() > 0) {
            return false;
        }
        boolean mayBeACheck = known == null && host.unsettled().contains(session) && isOfAChecker(session);
        return mayBeACheck || known != null && SessionClass.QUIET.contains(known);
    }

    private void remember(OpenSession session) {
        String checker = checker(session);
        if (checker == null || session.block().getClass$() == null) {
            return;
        }
        checkers.remove(checker);
        if (SessionClass.PROBE.equals(session.block().getClass$())) {
            checkers.add(checker);
            if (checkers.size() > MAX_CHECKERS) {
                checkers.remove(checkers.iterator().next());
            }
        }
    }

    private boolean isOfAChecker(OpenSession session) {
        return checkers.contains(checker(session));
    }

    private static @Nullable String checker(OpenSession session) {
        var source = session.state().getSession().getSource();
        return source == null ? null : session.user() + " " + source.getIp();
    }
}
