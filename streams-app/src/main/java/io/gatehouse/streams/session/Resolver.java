package io.gatehouse.streams.session;

import io.gatehouse.model.AuditBlock;
import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session of an event by the strongest key at hand. {@code ses} is given by the kernel and cannot be chosen; the address in
 * {@code SSH_CONNECTION} can, so it only counts where it does not contradict the kernel's login uid and session id.
 */
final class Resolver {
    private final HostSessions host;

    Resolver(HostSessions host) {
        this.host = host;
    }

    /** Of a record of the shell hook. */
    Join ofHook(Event event) {
        AuditBlock audit = event.getGatehouse().getAudit();
        String ses = audit == null ? null : audit.getSession();
        String loginUid = audit == null ? null : audit.getAuid();
        Join.Found found = null;
        if (ses != null) {
            found = agreed(JoinKey.auditSession(ses), event, loginUid, ses);
        }
        if (found == null) {
            found = agreed(JoinKey.address(event.getSource()), event, loginUid, ses);
        }
        if (found == null) {
            found = agreed(parentSshd(event), event, loginUid, ses);
        }
        return found == null ? new Join.None() : found;
    }

    private Join.@Nullable Found agreed(
            @Nullable JoinKey key, Event event, @Nullable String loginUid, @Nullable String ses) {
        OpenSession session = host.find(key);
        if (key == null || session == null || !session.agreesWith(loginUid, ses)) {
            return null;
        }
        return event.getTimestamp() < session.state().getSession().getTimestamp() - Sessionizer.SLACK
                ? null
                : Join.exact(session, key.type());
    }

    private static @Nullable JoinKey parentSshd(Event event) {
        if (event.getProcess() == null
                || event.getProcess().getParent() == null
                || event.getProcess().getParent().getPid() == null) {
            return null;
        }
        return JoinKey.sshdPid(event.getProcess().getParent().getPid());
    }

    /** Of a command in the old hook's form, which names an account and the pid of its shell. */
    Join ofShell(Event event, String account) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        OpenSession tied = pid == null ? null : host.ofShell(pid);
        if (pid != null && tied != null && tied.mayBe(account)) {
            return new Join.Found(tied, JoinKey.SHELL_PID, tied.holdsByProof(pid));
        }
        return ofUser(event, account);
    }

    /** Of a sudo or su line, which names an account and its terminal. */
    Join ofTerminal(Event event, String account) {
        String tty = event.getGatehouse().getTty();
        OpenSession session = tty == null ? null : host.onTty(tty);
        if (session != null && session.mayBe(account)) {
            return new Join.Found(session, JoinKey.TTY, false);
        }
        return ofUser(event, account);
    }

    private Join ofUser(Event event, String account) {
        List<OpenSession> candidates = new ArrayList<>();
        for (OpenSession session : host.openOf(account)) {
            if (session.state().getSession().getTimestamp() <= event.getTimestamp() + Sessionizer.SLACK) {
                candidates.add(session);
            }
        }
        addLatelyClosed(candidates, event, account);
        if (candidates.isEmpty()) {
            return new Join.None();
        }
        return candidates.size() == 1
                ? new Join.Found(candidates.get(0), JoinKey.USER, false)
                : new Join.Ambiguous(candidates);
    }

    private void addLatelyClosed(List<OpenSession> candidates, Event event, String account) {
        Iterator<OpenSession> latestFirst = host.closed().descendingIterator();
        while (latestFirst.hasNext()) {
            OpenSession session = latestFirst.next();
            if (!session.isOpenAt(event.getTimestamp() - Sessionizer.SLACK)) {
                return;
            }
            if (session.isOpenAt(event.getTimestamp()) && session.mayBe(account)) {
                candidates.add(session);
            }
        }
    }
}
