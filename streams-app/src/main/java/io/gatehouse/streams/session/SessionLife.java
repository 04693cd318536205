package io.gatehouse.streams.session;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens, completes and closes the sessions of a host. */
final class SessionLife {
    /** How long after the accepted login PAM and logind may still tell of it, in microseconds. */
    private static final long OPENING = 30_000_000;

    private final HostSessions host;

    SessionLife(HostSessions host) {
        this.host = host;
    }

    /** sshd accepted a login, of which PAM may have told before; null where the line contradicts a session that is known. */
    @Nullable
    OpenSession loggedIn(Event event) {
        OpenSession session = openOfPid(event);
        if (session != null && session.address() == null && isOpening(session, event) && session.isOf(event)) {
            complete(session, event);
            return session;
        }
        return begin(session, event);
    }

    /** PAM opened a login session; the first evidence of it where sshd has not said so. */
    @Nullable
    OpenSession pamOpened(Event event) {
        OpenSession session = openOfPid(event);
        if (pidOf(event) == null) {
            session = onlyOpening(event, event.getUser(), known -> known.userId() == null);
        }
        if (session != null && isOpening(session, event)) {
            learnUser(session, event.getUser());
            return session;
        }
        return pidOf(event) == null ? null : begin(session, event);
    }

    private @Nullable OpenSession begin(@Nullable OpenSession before, Event event) {
        OpenSession fresh = NewSession.from(event, pidOf(event));
        OpenSession known = host.index().ofId(fresh.id());
        if (known != null) {
            return known.isOf(event) ? known : null;
        }
        replace(before, event);
        replace(host.index().find(fresh.address()), event);
        host.add(fresh);
        if (before != null && before.isOpen()) {
            close(fresh, before.start(), "replaced");
        }
        return fresh;
    }

    /** A session whose pid or connection a later login has has ended unseen. */
    private void replace(@Nullable OpenSession before, Event event) {
        if (before != null && before.start() <= event.getTimestamp()) {
            close(before, event.getTimestamp(), "replaced");
        }
    }

    private void complete(OpenSession session, Event event) {
        Session record = session.state().getSession();
        learnUser(session, event.getUser());
        record.getGatehouse().setLogin(event.getGatehouse().getLogin());
        record.getGatehouse().setAllowlisted(event.getGatehouse().getAllowlisted());
        record.getGatehouse().setAllow(event.getGatehouse().getAllow());
        record.getGatehouse().setPerson(event.getGatehouse().getPerson());
        if (event.getSource() != null) {
            host.bindSource(session, event.getSource());
        }
        session.announce();
    }

    /** logind numbered a session: it is that of the only login of this user that has none and just began. */
    @Nullable
    OpenSession logindOpened(Event event, String logindId) {
        OpenSession found =
                onlyOpening(event, event.getUser(), known -> known.block().getLogindId() == null);
        if (found != null) {
            found.block().setLogindId(logindId);
            found.announce();
            host.changed(found);
        }
        return found;
    }

    private @Nullable OpenSession onlyOpening(Event event, @Nullable EcsUser user, Predicate<OpenSession> condition) {
        if (user == null || user.getName() == null) {
            return null;
        }
        List<OpenSession> opening = host.index().openOf(user.getName()).stream()
                .filter(session -> user.getName().equals(session.user()))
                .filter(session -> isOpening(session, event) && condition.test(session))
                .toList();
        return opening.size() == 1 ? opening.get(0) : null;
    }

    void close(OpenSession session, long time, String reason) {
        if (!session.isOpen()) {
            return;
        }
        Session record = session.state().getSession();
        EcsEvent event = record.getEvent();
        long end = Math.max(time, record.getTimestamp());
        event.setEnd(end);
        event.setDuration((end - record.getTimestamp()) * 1000);
        event.setAction("session-closed");
        event.setType(List.of("end"));
        session.block().setStatus("closed");
        session.block().setEndReason(reason);
        session.announce();
        host.closed(session);
    }

    private void learnUser(OpenSession session, @Nullable EcsUser user) {
        Session record = session.state().getSession();
        EcsUser known = record.getUser();
        if (user == null || user.getName() == null) {
            return;
        }
        if (known == null || known.getName() == null) {
            record.setUser(NewSession.userOf(user));
            host.mayHold(session, user.getName());
        } else if (known.getId() == null
                && user.getId() != null
                && known.getName().equals(user.getName())) {
            known.setId(user.getId());
            host.changed(session);
        } else {
            return;
        }
        session.announce();
    }

    private static boolean isOpening(OpenSession session, Event event) {
        return Math.abs(event.getTimestamp() - session.start()) < OPENING;
    }

    private @Nullable OpenSession openOfPid(Event event) {
        return host.index().find(JoinKey.sshdPid(pidOf(event)));
    }

    private static @Nullable Long pidOf(Event event) {
        return event.getProcess() == null ? null : event.getProcess().getPid();
    }
}
