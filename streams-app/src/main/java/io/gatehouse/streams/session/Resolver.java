package io.gatehouse.streams.session;

import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session of an event by the strongest key at hand. {@code ses} is given by the kernel and cannot be chosen; the address in
 * {@code SSH_CONNECTION} can, so it only counts where it does not contradict the kernel's login uid and session id.
 */
final class Resolver {
    private final SessionIndex index;

    Resolver(SessionIndex index) {
        this.index = index;
    }

    /** Of a record of the shell hook. */
    Join ofHook(Event event) {
        String ses = KernelIds.session(event);
        Join.Found found = ses == null ? null : agreed(JoinKey.auditSession(ses), event);
        if (found == null) {
            found = agreed(JoinKey.address(event.getSource()), event);
        }
        if (found == null) {
            found = agreed(parentSshd(event), event);
        }
        return found == null ? new Join.None() : found;
    }

    private Join.@Nullable Found agreed(@Nullable JoinKey key, Event event) {
        OpenSession session = index.find(key);
        if (key == null || session == null || !session.agreesWith(event)) {
            return null;
        }
        return event.getTimestamp() < session.start() - Sessionizer.SLACK ? null : Join.exact(session, key.type());
    }

    private static @Nullable JoinKey parentSshd(Event event) {
        EcsProcess process = event.getProcess();
        return process == null || process.getParent() == null
                ? null
                : JoinKey.sshdPid(process.getParent().getPid());
    }

    /** Of a command in the old hook's form, which names an account and the pid of its shell. */
    Join ofShell(Event event, String account) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        OpenSession tied = pid == null ? null : index.ofShell(pid);
        if (pid != null && tied != null && tied.mayBe(account) && tied.shells().had(pid, event.getTimestamp())) {
            return new Join.Found(tied, JoinKey.SHELL_PID, tied.shells().holdsByProof(pid));
        }
        return ofUser(event, account);
    }

    /** Of a sudo or su line, which names an account and its terminal. */
    Join ofTerminal(Event event, String account) {
        String tty = event.getGatehouse().getTty();
        OpenSession session = tty == null ? null : index.onTty(tty);
        if (tty != null
                && session != null
                && session.mayBe(account)
                && session.shells().hadOn(tty, event.getTimestamp())) {
            return new Join.Found(session, JoinKey.TTY, false);
        }
        return ofUser(event, account);
    }

    /** Of an event that names an account alone: that of the only session that can hold it, if that was open by all that is known. */
    private Join ofUser(Event event, String account) {
        long time = event.getTimestamp();
        List<OpenSession> candidates = new ArrayList<>();
        index.openOf(account).stream().filter(session -> session.mayHold(time)).forEach(candidates::add);
        index.closed().descendingSet().stream()
                .takeWhile(session -> time - Sessionizer.SLACK <= session.end())
                .filter(session -> session.mayHold(time) && session.mayBe(account))
                .forEach(candidates::add);
        if (candidates.isEmpty()) {
            return new Join.None();
        }
        return candidates.size() == 1 && candidates.get(0).holds(time)
                ? new Join.Found(candidates.get(0), JoinKey.USER, false)
                : new Join.Ambiguous(candidates);
    }
}
