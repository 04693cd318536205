package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.SessionBlock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What logins and log-outs say about the sessions of a host. */
final class LoginJoin {
    /** Outcome of a connection that ended without a login. */
    private static final String BEFORE_LOGIN = "failure";
    /** The PAM services whose sessions are logins; those of su and sudo are nested ones. */
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

    private static final String LOGIND = "systemd-logind";
    private static final String PAM_HOOK = "pam-hook/";

    private final HostSessions host;
    private final SessionLife life;
    private final SessionEnds ends;

    LoginJoin(HostSessions host, SessionLife life, SessionEnds ends) {
        this.host = host;
        this.life = life;
        this.ends = ends;
    }

    /** Lets the sessions learn from an event; its session, or null. An echo of what another line tells teaches nothing. */
    @Nullable
    Join join(Event event) {
        if (isOfThePamHook(event)) {
            return Commands.actionOf(event).equals("session-opened") && opensASession(serviceOf(event))
                    ? Join.exact(life.pamHookOpened(event), JoinKey.SSHD_PID)
                    : null;
        }
        if (event.getGatehouse().getEchoOf() != null) {
            return null;
        }
        return switch (Commands.actionOf(event)) {
            case "logged-in" -> loggedIn(event);
            case "session-opened" -> opened(event);
            case "session-started" -> started(event);
            case "session-closed" -> closed(event);
            case "disconnected" -> disconnected(event);
            default -> null;
        };
    }

    /** Whether an event says that somebody was let in. */
    static boolean isLogin(Event event) {
        return switch (Commands.actionOf(event)) {
            case "logged-in" -> true;
            case "session-opened" -> opensASession(serviceOf(event));
            case "user-login" -> "success".equals(event.getEvent().getOutcome());
            default -> false;
        };
    }

    private static boolean isOfThePamHook(Event event) {
        String parser = event.getGatehouse().getParser();
        return parser != null && parser.startsWith(PAM_HOOK);
    }

    private @Nullable Join loggedIn(Event event) {
        String service = serviceOf(event);
        if (service != null && TRANSFERS.contains(service)) {
            return null;
        }
        OpenSession session = life.loggedIn(event);
        if (session == null) {
            event.getGatehouse().setSuspect("contradicts another login of the same pid in the same second");
        }
        return Join.exact(session, JoinKey.SSHD_PID);
    }

    private @Nullable Join opened(Event event) {
        String service = serviceOf(event);
        if (opensASession(service)) {
            return Join.exact(life.pamOpened(event), JoinKey.SSHD_PID);
        }
        SessionBlock block = event.getGatehouse().getSession();
        if (LOGIND.equals(service) && block != null && block.getLogindId() != null) {
            OpenSession session = life.logindOpened(event, block.getLogindId());
            return session == null ? null : Join.inferred(session, JoinKey.USER);
        }
        return null;
    }

    /** sshd says on which terminal the client of a connection has its shell (LogLevel VERBOSE). */
    private @Nullable Join started(Event event) {
        OpenSession session = host.index().find(JoinKey.address(event.getSource()));
        if (session == null || !session.mayHold(event.getTimestamp())) {
            return null;
        }
        String tty = event.getGatehouse().getTty();
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        if (tty != null && pid != null) {
            new HostShells(host).add(session, Shell.seen(pid, tty, true, event.getTimestamp(), null));
        }
        return Join.exact(session, JoinKey.ADDRESS);
    }

    private @Nullable Join closed(Event event) {
        String service = serviceOf(event);
        SessionBlock block = event.getGatehouse().getSession();
        if (LOGIND.equals(service) && block != null && block.getLogindId() != null) {
            return close(host.index().ofLogind(block.getLogindId()), JoinKey.USER, event, SessionEnds.LOGOUT);
        }
        OpenSession session = opensASession(service) ? ofPid(event) : null;
        bindJournal(session, event);
        return close(session, JoinKey.SSHD_PID, event, SessionEnds.LOGOUT);
    }

    /**
     * journald knows the kernel's session id of the process that closes a session: it tells late whose commands those with that id were.
     * What it says of an opening may be that of whoever started the daemon.
     */
    private void bindJournal(@Nullable OpenSession session, Event event) {
        String ses = KernelIds.session(event);
        JoinKey key = ses == null ? null : JoinKey.auditSession(ses);
        if (session == null || key == null || host.index().find(key) != null) {
            return;
        }
        if (session.agreesWith(event) && session.mayHold(event.getTimestamp())) {
            host.bindAuditSession(session, key.value());
        }
    }

    private @Nullable Join disconnected(Event event) {
        if (BEFORE_LOGIN.equals(event.getEvent().getOutcome())) {
            return null;
        }
        OpenSession session = host.index().find(JoinKey.address(event.getSource()));
        return close(session, JoinKey.ADDRESS, event, reasonOf(event));
    }

    private @Nullable Join close(@Nullable OpenSession session, String key, Event event, String reason) {
        if (session == null || !mayEnd(session, event.getTimestamp())) {
            return null;
        }
        if (!ends.close(session, event.getTimestamp(), reason)) {
            event.getGatehouse().setSuspect("the session went on after this end of it");
        }
        return Join.exact(session, key);
    }

    /** A session that was closed by guess may have ended later than that; one in which the clock was set back before it began. */
    private boolean mayEnd(OpenSession session, long time) {
        return session.mayHold(time)
                || time >= session.start() && SessionEnds.mayGoOn(session)
                || host.clock().wentBack() && session.isOpen() && session.start() - time < Sessionizer.STEP;
    }

    private @Nullable OpenSession ofPid(Event event) {
        return event.getProcess() == null
                ? null
                : host.index().find(JoinKey.sshdPid(event.getProcess().getPid()));
    }

    private static String reasonOf(Event event) {
        String reason = event.getEvent().getReason();
        return reason == null || reason.contains("disconnected by user") ? SessionEnds.LOGOUT : reason;
    }

    private static boolean opensASession(@Nullable String service) {
        return service != null && (LOGINS.contains(service) || SessionClass.ofService(service) != null);
    }

    static @Nullable String serviceOf(Event event) {
        LoginBlock login = event.getGatehouse().getLogin();
        return login == null ? null : login.getService();
    }
}
