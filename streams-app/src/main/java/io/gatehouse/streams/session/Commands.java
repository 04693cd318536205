package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import org.jspecify.annotations.Nullable;

/** Attributes commands, shells, sudo and su lines to the sessions of one host. */
final class Commands {
    private static final String OLD_HOOK = "old-hook";

    private final HostSessions host;
    private final Resolver resolver;

    Commands(HostSessions host) {
        this.host = host;
        this.resolver = new Resolver(host.index());
    }

    /** Whether an event belongs into a session and waits for it where that has not been seen; an echo teaches nothing. */
    static boolean belongsIntoASession(Event event) {
        if (event.getGatehouse().getEchoOf() != null) {
            return false;
        }
        return switch (actionOf(event)) {
            case "ran-command", "shell-opened", "shell-closed", "sudo-denied", "switched-user" -> true;
            default -> false;
        };
    }

    /** Whether an event tells of a shell that began or ended. */
    static boolean isOfAShell(Event event) {
        return switch (actionOf(event)) {
            case "shell-opened", "shell-closed" -> true;
            default -> false;
        };
    }

    static boolean isCommand(Event event) {
        return "ran-command".equals(actionOf(event));
    }

    static String actionOf(Event event) {
        String action = event.getEvent().getAction();
        return action == null ? "" : action;
    }

    /** Finds the session of an event and lets the session learn from it. */
    Join join(Event event) {
        Join join = resolve(event);
        if (join instanceof Join.Found found) {
            learn(found, event);
        } else if (join instanceof Join.Ambiguous ambiguous) {
            learn(ambiguous, event);
        }
        return join;
    }

    private Join resolve(Event event) {
        String account = event.getUser() == null ? null : event.getUser().getName();
        if (isOfHook(event)) {
            return resolver.ofHook(event);
        }
        if (account == null) {
            return new Join.None();
        }
        return OLD_HOOK.equals(witnessOf(event))
                ? resolver.ofShell(event, account)
                : resolver.ofTerminal(event, account);
    }

    private static boolean isOfHook(Event event) {
        return isOfAShell(event) || "hook".equals(witnessOf(event));
    }

    private static @Nullable String witnessOf(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return command == null
                        || command.getWitnesses() == null
                        || command.getWitnesses().isEmpty()
                ? null
                : command.getWitnesses().get(0);
    }

    /** The account that a sudo or su which succeeded leads to, or null. */
    private static @Nullable String targetOf(Event event) {
        EcsUser user = event.getUser();
        EcsUserRef target = user == null ? null : user.getTarget();
        return target == null || "failure".equals(event.getEvent().getOutcome()) ? null : target.getName();
    }

    private void learn(Join.Found found, Event event) {
        OpenSession session = found.session();
        session.state().setLastEvent(Math.max(session.state().getLastEvent(), event.getTimestamp()));
        host.changed(session);
        if (isOfHook(event)) {
            learnFromHook(session, event);
        } else if (OLD_HOOK.equals(witnessOf(event))) {
            tieByInference(session, event);
        }
        String target = targetOf(event);
        if (target != null) {
            host.reached(session, target);
        }
        count(session, event);
    }

    private void learn(Join.Ambiguous ambiguous, Event event) {
        String target = targetOf(event);
        if (target != null) {
            ambiguous.candidates().forEach(session -> host.mayHaveReached(session, target));
        }
    }

    private void learnFromHook(OpenSession session, Event event) {
        String ses = KernelIds.session(event);
        if (ses != null) {
            host.bindAuditSession(session, ses);
        }
        String account = event.getUser() == null ? null : event.getUser().getName();
        if (account != null) {
            host.reached(session, account);
        }
        classify(session, event);
        Long pid = pidOf(event);
        if (pid == null) {
            return;
        }
        switch (actionOf(event)) {
            case "shell-opened" -> host.addShell(session, shell(pid, event, true));
            case "shell-closed" -> host.removeShell(pid);
            default -> tieUnseenShell(session, pid, event);
        }
    }

    /** A command of a shell whose opening was not seen: the agent began later than the login. */
    private void tieUnseenShell(OpenSession session, long pid, Event event) {
        if (host.index().ofShell(pid) != session && "typed".equals(kindOf(event))) {
            host.addShell(session, shell(pid, event, true));
        }
    }

    /** A shell that only names an account: no reason to take it from a session that has it by proof. */
    private void tieByInference(OpenSession session, Event event) {
        Long pid = pidOf(event);
        if (pid == null) {
            return;
        }
        OpenSession holder = host.index().ofShell(pid);
        if (holder == null || holder != session && !holder.shells().holdsByProof(pid)) {
            host.addShell(session, shell(pid, event, false));
        }
    }

    private static Shell shell(long pid, Event event, boolean exact) {
        return new Shell(pid, exact ? event.getGatehouse().getTty() : null, exact, event.getTimestamp());
    }

    private static @Nullable Long pidOf(Event event) {
        return event.getProcess() == null ? null : event.getProcess().getPid();
    }

    private static void classify(OpenSession session, Event event) {
        if (session.block().getClass$() != null) {
            return;
        }
        session.block().setClass$(SessionClass.of(event));
        session.announce();
    }

    private static @Nullable String kindOf(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return command == null ? null : command.getKind();
    }

    private static void count(OpenSession session, Event event) {
        boolean failed = "failure".equals(event.getEvent().getOutcome());
        if (failed) {
            session.block().setFailures(session.block().getFailures() + 1);
        } else if ("sudo".equals(kindOf(event))) {
            session.block().setSudo(session.block().getSudo() + 1);
        } else if (isCommand(event)) {
            session.block().setCommands(session.block().getCommands() + 1);
        }
    }
}
