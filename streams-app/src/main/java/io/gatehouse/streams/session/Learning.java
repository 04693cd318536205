package io.gatehouse.streams.session;

import io.gatehouse.model.AttachState;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.model.ShellState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What sessions learn from the commands, shells, sudo and su lines that are put into them. */
final class Learning {
    private final HostSessions host;
    private final SessionEnds ends;
    private final HostShells shells;
    private final HookedShells hooked;
    private final ReachedAccounts accounts;

    Learning(HostSessions host, SessionEnds ends) {
        this.host = host;
        this.ends = ends;
        this.shells = new HostShells(host);
        this.hooked = new HookedShells(host, shells);
        this.accounts = new ReachedAccounts(host);
    }

    /** Puts an event into a session and lets that learn; what follows from an attribution that may change can be taken back. */
    void learn(Event event, Join join) {
        if (join instanceof Join.Found found) {
            learn(found, event);
        } else if (join instanceof Join.Ambiguous ambiguous) {
            learn(ambiguous, event);
        }
    }

    private void learn(Join.Found found, Event event) {
        OpenSession session = found.session();
        String by = found.exact() ? null : event.getEvent().getId();
        session.state().setLastEvent(Math.max(session.state().getLastEvent(), event.getTimestamp()));
        host.changed(session);
        if (Commands.isOfHook(event)) {
            learnFromHook(found, event, by);
        } else if (Commands.isOfOldHook(event)) {
            tieByInference(session, event, by);
        }
        String target = Commands.targetOf(event);
        if (target != null) {
            accounts.reached(session, target, event.getTimestamp(), by, true);
        }
        if (!Witnesses.EXEC.equals(Commands.kindOf(event))) {
            count(session.block(), event, 1);
            if (isToBeTold(event)) {
                new LastCommands(session.state().getLastCommands()).add(event);
            }
        }
    }

    private static boolean isToBeTold(Event event) {
        return Commands.isCommand(event) && !Commands.isOfAFirstPrompt(event);
    }

    private void learn(Join.Ambiguous ambiguous, Event event) {
        String target = Commands.targetOf(event);
        String account = Attribution.account(event);
        if (target != null && account != null) {
            accounts.mayHaveReached(ambiguous, account, target, event);
        }
    }

    /** Takes back what sessions learned from an event that is not of them after all. */
    void unlearn(Event event) {
        SessionBlock block = event.getGatehouse().getSession();
        if (block == null) {
            return;
        }
        OpenSession session = block.getId() == null ? null : host.index().ofId(block.getId());
        if (session != null && !Witnesses.EXEC.equals(Commands.kindOf(event))) {
            count(session.block(), event, -1);
            new LastCommands(session.state().getLastCommands()).remove(event);
        }
        String by = event.getEvent().getId();
        for (OpenSession known : sessionsOf(block)) {
            accounts.withdraw(known, by);
            shells.withdraw(known, by);
            host.changed(known);
        }
    }

    /** The session of an event can no longer change. */
    void settled(Event event) {
        SessionBlock block = event.getGatehouse().getSession();
        if (block == null) {
            return;
        }
        String by = event.getEvent().getId();
        for (OpenSession known : sessionsOf(block)) {
            accounts.settle(known, by);
            shells.settle(known, by);
            host.changed(known);
        }
    }

    private List<OpenSession> sessionsOf(SessionBlock block) {
        List<String> ids = block.getId() != null
                ? List.of(block.getId())
                : block.getCandidates() == null ? List.of() : block.getCandidates();
        return ids.stream().map(host.index()::ofId).filter(Objects::nonNull).toList();
    }

    private void learnFromHook(Join.Found found, Event event, @Nullable String by) {
        OpenSession session = found.session();
        String ses = KernelIds.session(event);
        if (ses != null && !found.shared()) {
            host.bindAuditSession(session, ses);
        }
        if (!found.shared()) {
            typedByItself(session, event.getTimestamp());
        }
        String account = Attribution.account(event);
        if (account != null) {
            accounts.reached(session, account, event.getTimestamp(), by, true);
        }
        classify(session, event);
        OpenSession owner = ses == null ? session : ownerOf(ses, session);
        if (found.shared()) {
            Flags.add(owner, Flags.SHARED);
            owner.block().setShared(true);
        }
        hooked.learn(owner, event);
        startMultiplexer(session, event);
    }

    private OpenSession ownerOf(String ses, OpenSession otherwise) {
        OpenSession owner = host.index().find(JoinKey.auditSession(ses));
        return owner == null ? otherwise : owner;
    }

    /** Something that only its own login can have typed: the session was open then. */
    private void typedByItself(OpenSession session, long time) {
        Long last = session.state().getLastTyped();
        session.state().setLastTyped(Math.max(time, last == null ? time : last));
        if (!session.isOpen() && time > session.end() + Sessionizer.SLACK) {
            ends.reopen(session);
        }
    }

    private void startMultiplexer(OpenSession session, Event event) {
        String account = Attribution.account(event);
        boolean typed = "typed".equals(Commands.kindOf(event)) || "requested".equals(Commands.kindOf(event));
        if (typed
                && account != null
                && Multiplexers.isStartedBy(event.getProcess().getCommandLine())) {
            String tty = event.getGatehouse().getTty();
            host.attached(session, new AttachState(account, tty, event.getTimestamp(), null));
        }
    }

    /** A shell that only names an account: no reason to take it from a session that has it. */
    private void tieByInference(OpenSession session, Event event, @Nullable String by) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        Shell known = pid == null ? null : host.shells().ofPid(pid, event.getTimestamp(), null);
        if (known != null) {
            known.state().setHooked(true);
            host.learned(known.session());
        }
        if (pid == null || known != null) {
            return;
        }
        ShellState shell = Shell.seen(pid, null, false, event.getTimestamp(), by);
        shell.setHooked(true);
        shells.add(session, shell);
    }

    private static void classify(OpenSession session, Event event) {
        String known = session.block().getClass$();
        String seen = SessionClass.and(known, SessionClass.of(event));
        if (!seen.equals(known)) {
            session.block().setClass$(seen);
            session.announce();
        }
    }

    /** Counts an event among the commands, calls of sudo or failures of a session, or takes it out of them ({@code by}: -1). */
    static void count(SessionBlock block, Event event, int by) {
        String kind = Commands.kindOf(event);
        if ("failure".equals(event.getEvent().getOutcome())) {
            block.setFailures(block.getFailures() + by);
        } else if ("sudo".equals(kind)) {
            block.setSudo(block.getSudo() + by);
        } else if (Commands.isCommand(event) && !Commands.isOfAFirstPrompt(event)) {
            block.setCommands(block.getCommands() + by);
        }
    }
}
