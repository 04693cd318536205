package io.gatehouse.streams.session;

import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Opens and completes the sessions of a host. */
final class SessionLife {
    /** How long after the accepted login PAM and logind may still tell of it, in microseconds. */
    private static final long OPENING = 30_000_000;

    private final HostSessions host;
    private final SessionEnds ends;

    SessionLife(HostSessions host, SessionEnds ends) {
        this.host = host;
        this.ends = ends;
    }

    /** sshd accepted a login, of which PAM may have told before; null where the line contradicts a session that is known. */
    @Nullable
    OpenSession loggedIn(Event event) {
        OpenSession session = openingOfPid(event);
        if (session != null && session.address() == null && session.isOf(event)) {
            complete(session, event);
            return session;
        }
        return begin(event);
    }

    /** PAM opened a session that is a login, or the job of a daemon; the first evidence of it where sshd has not said so. */
    @Nullable
    OpenSession pamOpened(Event event) {
        OpenSession session = pidOf(event) == null
                ? onlyOpening(event, event.getUser(), known -> known.userId() == null)
                : openingOfPid(event);
        if (session != null) {
            learnUser(session, event.getUser());
            return session;
        }
        return pidOf(event) == null ? null : begin(event);
    }

    /** The project's PAM hook told of a session: it completes the one that PAM or sshd tell of. */
    @Nullable
    OpenSession pamHookOpened(Event event) {
        OpenSession session = pamOpened(event);
        String ses = KernelIds.session(event);
        if (session == null || !session.agreesWith(event)) {
            return null;
        }
        if (ses != null) {
            host.bindAuditSession(session, ses);
        }
        SessionBlock said = event.getGatehouse().getSession();
        if (said != null) {
            session.block().setParentAuditSession(said.getParentAuditSession());
        }
        if (session.address() == null && event.getSource() != null) {
            session.state().getSession().setSource(event.getSource());
            host.bind(session.address(), session);
        }
        LoginBlock login = session.state().getSession().getGatehouse().getLogin();
        if (login == null || login.getMethod() == null) {
            session.state()
                    .getSession()
                    .getGatehouse()
                    .setLogin(event.getGatehouse().getLogin());
        }
        return session;
    }

    private OpenSession begin(Event event, OpenSession fresh) {
        OpenSession before = openOfPid(event);
        replace(before, event);
        replace(host.index().find(fresh.address()), event);
        host.add(fresh);
        if (before != null && before.isOpen()) {
            ends.close(fresh, before.start(), SessionEnds.REPLACED);
        }
        return fresh;
    }

    private @Nullable OpenSession begin(Event event) {
        OpenSession fresh = NewSession.from(event, pidOf(event));
        OpenSession known = host.index().ofId(fresh.id());
        if (known != null) {
            return known.isOf(event) ? known : null;
        }
        return begin(event, fresh);
    }

    /** A login of which only the kernel's audit told; {@code opening} is the first event of it. */
    OpenSession auditOpened(Event opening) {
        OpenSession fresh = NewSession.from(opening, pidOf(opening));
        OpenSession known = host.index().ofId(fresh.id());
        return known == null ? begin(opening, fresh) : known;
    }

    /** A session of which only what was done in it is known: the shell hook names the kernel's id of it. */
    OpenSession unseen(Event command, String ses) {
        OpenSession fresh = NewSession.unseen(command, ses);
        OpenSession known = host.index().ofId(fresh.id());
        if (known != null) {
            return known;
        }
        Flags.add(fresh, Flags.OPENING_UNSEEN);
        OpenSession ofAddress = host.index().find(fresh.address());
        if (ofAddress != null && ofAddress.isOpen()) {
            fresh.state().getSession().setSource(null);
        }
        host.add(fresh);
        host.bindAuditSession(fresh, ses);
        return fresh;
    }

    /** A session whose pid or connection a later login has has ended unseen. */
    private void replace(@Nullable OpenSession before, Event event) {
        if (before != null && before.start() <= event.getTimestamp()) {
            ends.close(before, event.getTimestamp(), SessionEnds.REPLACED);
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
            record.setSource(event.getSource());
            host.bind(session.address(), session);
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
            host.index().bindLogind(found);
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
                .limit(2)
                .toList();
        return opening.size() == 1 ? opening.get(0) : null;
    }

    /** Learns who logged in. */
    void learnUser(OpenSession session, @Nullable EcsUser user) {
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

    private @Nullable OpenSession openingOfPid(Event event) {
        OpenSession session = host.index().find(JoinKey.sshdPid(pidOf(event)));
        boolean opening = session != null
                && isOpening(session, event)
                && (session.isOpen() || event.getTimestamp() <= session.end());
        return opening ? session : null;
    }

    private @Nullable OpenSession openOfPid(Event event) {
        OpenSession session = host.index().find(JoinKey.sshdPid(pidOf(event)));
        return session != null && session.isOpen() ? session : null;
    }

    private static @Nullable Long pidOf(Event event) {
        return event.getProcess() == null ? null : event.getProcess().getPid();
    }
}
