package io.gatehouse.streams.session;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens, completes and closes the sessions of a host. */
final class SessionLife {
    /** How long after the accepted login PAM and logind may still tell of it, in microseconds. */
    private static final long OPENING = 30_000_000;

    private final HostSessions host;

    SessionLife(HostSessions host) {
        this.host = host;
    }

    /** sshd accepted a login. PAM may have told of it before; a session that had this pid earlier has ended unseen. */
    OpenSession loggedIn(Event event) {
        OpenSession session = openOfPid(event);
        if (session != null && session.state().getSession().getSource() == null && isOpening(session, event)) {
            complete(session, event);
            return session;
        }
        if (session != null) {
            close(session, event.getTimestamp(), "replaced");
        }
        return open(event);
    }

    /** PAM opened a login session; the first evidence of it where sshd has not said so. */
    OpenSession pamOpened(Event event) {
        OpenSession session = openOfPid(event);
        if (session != null && isOpening(session, event)) {
            learnUser(session, event.getUser());
            return session;
        }
        if (session != null) {
            close(session, event.getTimestamp(), "replaced");
        }
        return open(event);
    }

    private OpenSession open(Event event) {
        OpenSession session = NewSession.from(event, pidOf(event));
        session.state()
                .getSession()
                .getGatehouse()
                .setAllowlisted(event.getGatehouse().getAllowlisted());
        session.state()
                .getSession()
                .getGatehouse()
                .setAllow(event.getGatehouse().getAllow());
        host.add(session);
        return session;
    }

    private void complete(OpenSession session, Event event) {
        Session record = session.state().getSession();
        learnUser(session, event.getUser());
        record.getGatehouse().setLogin(event.getGatehouse().getLogin());
        record.getGatehouse().setAllowlisted(event.getGatehouse().getAllowlisted());
        record.getGatehouse().setAllow(event.getGatehouse().getAllow());
        if (event.getSource() != null) {
            host.bindSource(session, event.getSource());
        }
        session.announce();
    }

    /** logind numbered a session: it is that of the only login of this user that has none and just began. */
    @Nullable
    OpenSession logindOpened(Event event, String user, String logindId) {
        OpenSession found = null;
        for (OpenSession session : host.openOf(user)) {
            if (user.equals(session.user()) && session.block().getLogindId() == null && isOpening(session, event)) {
                if (found != null) {
                    return null;
                }
                found = session;
            }
        }
        if (found != null) {
            found.block().setLogindId(logindId);
            found.announce();
            host.changed(found);
        }
        return found;
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
        if (user == null) {
            return;
        }
        if (known == null) {
            record.setUser(user);
        } else if (known.getId() == null
                && user.getId() != null
                && user.getName().equals(known.getName())) {
            known.setId(user.getId());
        } else {
            return;
        }
        session.announce();
        host.changed(session);
    }

    private boolean isOpening(OpenSession session, Event event) {
        return event.getTimestamp() - session.state().getSession().getTimestamp() < OPENING;
    }

    private @Nullable OpenSession openOfPid(Event event) {
        return host.find(JoinKey.sshdPid(pidOf(event)));
    }

    private static long pidOf(Event event) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        return pid == null ? 0 : pid;
    }
}
