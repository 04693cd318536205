package io.gatehouse.streams.session;

import io.gatehouse.model.AttachState;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's audit says about the sessions of a host. Its records carry the kernel's session id; those of the process that lets
 * somebody in tie it to the login. Ids begin anew when the host boots: a login that is given one which an earlier session had ends
 * that session.
 */
final class AuditJoin {
    private static final Set<String> OPENS = Set.of("login", "user-start", "user-login");
    private static final Set<String> SHELLS =
            Set.of("bash", "sh", "dash", "zsh", "fish", "ksh", "mksh", "tcsh", "csh", "ash", "rbash");
    private static final long INIT = 1;

    private final HostSessions host;
    private final SessionLife life;
    private final SessionEnds ends;
    private final HostShells shells;

    AuditJoin(HostSessions host, SessionLife life, SessionEnds ends) {
        this.host = host;
        this.life = life;
        this.ends = ends;
        this.shells = new HostShells(host);
    }

    /** Lets the sessions learn from an event of the kernel's audit; its session, or null. */
    @Nullable
    Join join(Event event) {
        String ses = KernelIds.session(event);
        if (ses == null || JoinKey.auditSession(ses) == null) {
            return null;
        }
        Join join = find(ses, event);
        if (join instanceof Join.Found found) {
            learn(found.session(), event);
        } else if (opens(event) || host.pending().has(ses) && (closes(event) || startsAShell(event))) {
            host.pending().add(ses, event);
        }
        return join;
    }

    private Join.@Nullable Found find(String ses, Event event) {
        OpenSession known = host.index().find(JoinKey.auditSession(ses));
        OpenSession fresh = opens(event) ? ofPid(event) : null;
        if (fresh != null && fresh != known && isOf(fresh, event) && isGiven(known, fresh, event)) {
            if (known != null) {
                ends.close(known, fresh.start(), SessionEnds.REPLACED);
            }
            host.bindAuditSession(fresh, ses);
            return Join.exact(fresh, JoinKey.SSHD_PID);
        }
        boolean found =
                known != null && known.agreesWith(event) && known.start() - Sessionizer.SLACK <= event.getTimestamp();
        return found ? Join.exact(known, JoinKey.AUDIT_SESSION) : null;
    }

    private static boolean isOf(OpenSession fresh, Event event) {
        return fresh.auditSession() == null && fresh.agreesWith(event) && fresh.mayHold(event.getTimestamp());
    }

    private static boolean isGiven(@Nullable OpenSession known, OpenSession fresh, Event event) {
        return known == null || "login".equals(Commands.actionOf(event)) && known.start() <= fresh.start();
    }

    private static boolean opens(Event event) {
        return OPENS.contains(Commands.actionOf(event))
                && !"failure".equals(event.getEvent().getOutcome());
    }

    private @Nullable OpenSession ofPid(Event event) {
        return event.getProcess() == null
                ? null
                : host.index().find(JoinKey.sshdPid(event.getProcess().getPid()));
    }

    /** A log told of a login that the audit may have told of before. */
    void adopt(OpenSession session) {
        Long pid = session.block().getSshdPid();
        String ses = host.pending().ofPid(pid);
        if (ses == null || session.auditSession() != null) {
            return;
        }
        for (Event event : host.pending().take(ses)) {
            join(event);
        }
    }

    /** Opens a session for each login that only the audit told of, once every file has been read beyond it. */
    void openThoseOnlySeenHere(long time) {
        for (String ses = host.pending().since(time);
                ses != null;
                ses = host.pending().since(time)) {
            List<Event> events = host.pending().take(ses);
            OpenSession session = life.auditOpened(events.get(0));
            host.bindAuditSession(session, ses);
            events.forEach(event -> learn(session, event));
        }
    }

    private void learn(OpenSession session, Event event) {
        stillLives(session, event.getTimestamp());
        if (opens(event)) {
            life.learnUser(session, loginOf(event));
            learnFrom(session, event);
        } else if (closes(event) && isOfTheLogin(session, event)) {
            ends.close(session, event.getTimestamp(), SessionEnds.LOGOUT);
        } else if ("executed".equals(Commands.actionOf(event))
                && !"failure".equals(event.getEvent().getOutcome())) {
            executed(session, event);
        }
    }

    private static boolean closes(Event event) {
        return "user-end".equals(Commands.actionOf(event));
    }

    private static boolean startsAShell(Event event) {
        return "executed".equals(Commands.actionOf(event)) && isAShell(event);
    }

    private void stillLives(OpenSession session, long time) {
        if (!session.isOpen() && SessionEnds.TIMEOUT.equals(session.block().getEndReason()) && time > session.end()) {
            ends.reopen(session);
        }
        if (session.isOpen() && time > session.state().getLastEvent() + Sessionizer.REPUBLISH) {
            session.state().setLastEvent(time);
            host.changed(session);
        }
    }

    private static boolean isOfTheLogin(OpenSession session, Event event) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        return pid != null && pid.equals(session.block().getSshdPid());
    }

    /** Whom a process that lets somebody in let in: the kernel's login uid, and the account that PAM names. */
    private static @Nullable EcsUser loginOf(Event event) {
        EcsUser user = event.getUser();
        if (user == null) {
            return null;
        }
        EcsUser login = new EcsUser();
        boolean named = user.getTarget() != null && user.getTarget().getName() != null;
        login.setName(named ? user.getTarget().getName() : user.getName());
        login.setId(KernelIds.login(event));
        return login;
    }

    private void learnFrom(OpenSession session, Event event) {
        if (session.state().getSession().getSource() == null && event.getSource() != null) {
            session.state().getSession().setSource(event.getSource());
            session.announce();
        }
        String seen = SessionClass.ofService(
                event.getProcess() == null ? null : event.getProcess().getName());
        if (session.block().getClass$() == null && seen != null) {
            session.block().setClass$(seen);
        }
        host.changed(session);
    }

    private void executed(OpenSession session, Event event) {
        host.escalations().executed(session, event, host);
        String tty = event.getGatehouse().getTty();
        Long pid = event.getProcess().getPid();
        if (tty == null || tty.isEmpty() || pid == null || pid == INIT) {
            return;
        }
        if (isAShell(event)) {
            shells.tie(session, Shell.seen(pid, tty, true, event.getTimestamp(), null));
        } else if (Multiplexers.isStartedBy(event.getProcess().getCommandLine())) {
            attach(session, event, tty);
        }
    }

    /** One at whose prompt somebody types, as far as its arguments say. */
    private static boolean isAShell(Event event) {
        List<String> args = event.getProcess().getArgs();
        if (args == null || args.isEmpty()) {
            return false;
        }
        String name = args.get(0).startsWith("-") ? args.get(0).substring(1) : args.get(0);
        boolean plain = args.stream().skip(1).allMatch(arg -> arg.startsWith("-") && !arg.equals("-c"));
        return plain && SHELLS.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    /** Where a hook tells of the shell, it also tells when the multiplexer is left. */
    private void attach(OpenSession session, Event event, String tty) {
        Long parent = event.getProcess().getParent() == null
                ? null
                : event.getProcess().getParent().getPid();
        Shell shell = parent == null ? null : host.shells().ofPid(parent, event.getTimestamp(), null);
        String account = session.user();
        if (account != null && (shell == null || !shell.state().getHooked())) {
            host.attached(session, new AttachState(account, tty, event.getTimestamp(), null));
        }
    }
}
