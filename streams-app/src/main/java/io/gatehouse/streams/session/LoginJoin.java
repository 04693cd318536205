package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.SessionBlock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What logins, log-outs and audit records say about the sessions of a host. */
final class LoginJoin {
    /** Outcome of a connection that ended without a login. */
    private static final String BEFORE_LOGIN = "failure";
    /** The PAM services whose sessions are logins; those of su, sudo and cron are nested ones or none. */
    private static final Set<String> LOGINS = Set.of(
            "sshd",
            "login",
            "remote",
            "gdm-password",
            "gdm-fingerprint",
            "gdm-smartcard",
            "gdm-autologin",
            "lightdm",
            "lightdm-autologin",
            "sddm",
            "sddm-autologin",
            "lxdm",
            "xdm",
            "kde",
            "xrdp-sesman",
            "cockpit",
            "dropbear");
    /** Logins that transfer files: no command is typed in them. */
    private static final Set<String> TRANSFERS = Set.of("vsftpd", "proftpd", "pure-ftpd", "ftpd");

    private LoginJoin() {}

    static void join(HostSessions host, SessionLife life, Event event) {
        if (event.getGatehouse().getEchoOf() != null) {
            return;
        }
        Join join = switch (Commands.actionOf(event)) {
            case "logged-in" -> loggedIn(life, event);
            case "session-opened" -> opened(life, event);
            case "session-closed" -> closed(host, life, event);
            case "disconnected" -> disconnected(host, life, event);
            default -> "auditd".equals(event.getType()) ? audited(host, life, event) : null;
        };
        if (join != null) {
            Attribution.write(event, join);
        }
    }

    /** Whether an event says that somebody was let in. */
    static boolean isLogin(Event event) {
        return switch (Commands.actionOf(event)) {
            case "logged-in" -> true;
            case "session-opened" -> opensALogin(serviceOf(event));
            case "user-login" -> "success".equals(event.getEvent().getOutcome());
            default -> false;
        };
    }

    private static @Nullable Join loggedIn(SessionLife life, Event event) {
        String service = serviceOf(event);
        boolean transfer = service != null && TRANSFERS.contains(service);
        return transfer ? null : Join.exact(life.loggedIn(event), JoinKey.SSHD_PID);
    }

    private static @Nullable Join opened(SessionLife life, Event event) {
        String service = serviceOf(event);
        if (opensALogin(service)) {
            return Join.exact(life.pamOpened(event), JoinKey.SSHD_PID);
        }
        SessionBlock block = event.getGatehouse().getSession();
        if ("systemd-logind".equals(service) && block != null && block.getLogindId() != null) {
            OpenSession session = life.logindOpened(event, block.getLogindId());
            return session == null ? null : new Join.Found(session, JoinKey.USER, false);
        }
        return null;
    }

    private static @Nullable Join closed(HostSessions host, SessionLife life, Event event) {
        OpenSession session = opensALogin(serviceOf(event)) ? ofPid(host, event) : null;
        return close(session, JoinKey.SSHD_PID, life, event, "logout");
    }

    private static @Nullable Join disconnected(HostSessions host, SessionLife life, Event event) {
        if (BEFORE_LOGIN.equals(event.getEvent().getOutcome())) {
            return null;
        }
        OpenSession session = host.index().find(JoinKey.address(event.getSource()));
        return close(session, JoinKey.ADDRESS, life, event, reasonOf(event));
    }

    private static @Nullable Join close(
            @Nullable OpenSession session, String key, SessionLife life, Event event, String reason) {
        if (session == null || !session.mayHold(event.getTimestamp())) {
            return null;
        }
        life.close(session, event.getTimestamp(), reason);
        return Join.exact(session, key);
    }

    private static @Nullable OpenSession ofPid(HostSessions host, Event event) {
        return event.getProcess() == null
                ? null
                : host.index().find(JoinKey.sshdPid(event.getProcess().getPid()));
    }

    private static String reasonOf(Event event) {
        String reason = event.getEvent().getReason();
        return reason == null || reason.contains("disconnected by user") ? "logout" : reason;
    }

    /**
     * Audit records carry the kernel's session id; those of sshd's own process tie it to the login. Ids begin anew when the host
     * boots: a login that is given one which an earlier session had ends that session.
     */
    private static @Nullable Join audited(HostSessions host, SessionLife life, Event event) {
        String ses = KernelIds.session(event);
        if (ses == null) {
            return null;
        }
        OpenSession known = host.index().find(JoinKey.auditSession(ses));
        OpenSession fresh = ofPid(host, event);
        if (fresh != null && fresh.auditSession() == null && fresh.agreesWith(event) && isGiven(known, fresh, event)) {
            if (known != null) {
                life.close(known, fresh.start(), "replaced");
            }
            host.bindAuditSession(fresh, ses);
            return Join.exact(fresh, JoinKey.SSHD_PID);
        }
        return known != null && known.agreesWith(event) ? Join.exact(known, JoinKey.AUDIT_SESSION) : null;
    }

    private static boolean isGiven(@Nullable OpenSession known, OpenSession fresh, Event event) {
        return known == null || "login".equals(Commands.actionOf(event)) && known.start() <= fresh.start();
    }

    private static boolean opensALogin(@Nullable String service) {
        return service != null && LOGINS.contains(service);
    }

    private static @Nullable String serviceOf(Event event) {
        LoginBlock login = event.getGatehouse().getLogin();
        return login == null ? null : login.getService();
    }
}
