package io.gatehouse.streams.session;

import io.gatehouse.model.AuditBlock;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import org.jspecify.annotations.Nullable;

/** What logins, log-outs and audit records say about the sessions of a host. */
final class LoginJoin {
    private LoginJoin() {}

    static void join(HostSessions host, SessionLife life, Event event) {
        Join join = switch (Commands.actionOf(event)) {
            case "logged-in" -> Join.exact(life.loggedIn(event), JoinKey.SSHD_PID);
            case "session-opened" -> opened(life, event);
            case "session-closed" -> closed(host, life, event);
            case "disconnected" -> disconnected(host, life, event);
            default -> "auditd".equals(event.getType()) ? audited(host, event) : null;
        };
        if (join != null) {
            Attribution.write(event, join);
        }
    }

    private static @Nullable Join opened(SessionLife life, Event event) {
        String service = serviceOf(event);
        if (opensALogin(service)) {
            return Join.exact(life.pamOpened(event), JoinKey.SSHD_PID);
        }
        EcsUser user = event.getUser();
        boolean logind =
                "systemd-logind".equals(service) && event.getGatehouse().getSession() != null;
        if (logind && user != null && user.getName() != null) {
            String logindId = event.getGatehouse().getSession().getLogindId();
            OpenSession session = logindId == null ? null : life.logindOpened(event, user.getName(), logindId);
            return session == null ? null : new Join.Found(session, JoinKey.USER, false);
        }
        return null;
    }

    private static @Nullable Join closed(HostSessions host, SessionLife life, Event event) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        if (pid == null || !opensALogin(serviceOf(event))) {
            return null;
        }
        return close(host.find(JoinKey.sshdPid(pid)), JoinKey.SSHD_PID, life, event, "logout");
    }

    private static @Nullable Join disconnected(HostSessions host, SessionLife life, Event event) {
        OpenSession session = host.find(JoinKey.address(event.getSource()));
        boolean laterLogin = session != null
                && session.state().getSession().getTimestamp() > event.getTimestamp() + Sessionizer.SLACK;
        return laterLogin ? null : close(session, JoinKey.ADDRESS, life, event, reasonOf(event));
    }

    private static @Nullable Join close(
            @Nullable OpenSession session, String key, SessionLife life, Event event, String reason) {
        if (session != null) {
            life.close(session, event.getTimestamp(), reason);
        }
        return Join.exact(session, key);
    }

    private static String reasonOf(Event event) {
        String reason = event.getEvent().getReason();
        return reason == null || reason.contains("disconnected by user") ? "logout" : reason;
    }

    /** Audit records carry the kernel's session id; those of sshd's own process tie it to the login. */
    private static @Nullable Join audited(HostSessions host, Event event) {
        AuditBlock audit = event.getGatehouse().getAudit();
        if (audit == null || audit.getSession() == null) {
            return null;
        }
        OpenSession known = host.find(JoinKey.auditSession(audit.getSession()));
        if (known != null) {
            return known.agreesWith(audit.getAuid(), audit.getSession())
                    ? Join.exact(known, JoinKey.AUDIT_SESSION)
                    : null;
        }
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        OpenSession session = pid == null ? null : host.find(JoinKey.sshdPid(pid));
        if (session == null || !session.agreesWith(audit.getAuid(), audit.getSession())) {
            return null;
        }
        host.bindAuditSession(session, audit.getSession());
        return Join.exact(session, JoinKey.SSHD_PID);
    }

    /** The PAM services whose sessions are logins; su, sudo and cron open nested ones or none. */
    private static boolean opensALogin(@Nullable String service) {
        return "sshd".equals(service) || "login".equals(service);
    }

    private static @Nullable String serviceOf(Event event) {
        LoginBlock login = event.getGatehouse().getLogin();
        return login == null ? null : login.getService();
    }
}
