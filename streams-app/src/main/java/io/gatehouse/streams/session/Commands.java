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
        this.resolver = new Resolver(host);
    }

    /** Whether an event belongs into a session and waits for it where that has not been seen. */
    static boolean belongsIntoASession(Event event) {
        return switch (actionOf(event)) {
            case "ran-command", "shell-opened", "shell-closed", "sudo-denied", "switched-user" -> true;
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
        return switch (actionOf(event)) {
            case "shell-opened", "shell-closed" -> true;
            default -> "hook".equals(witnessOf(event));
        };
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
        } else if (OLD_HOOK.equals(witnessOf(event)) && event.getProcess().getPid() != null) {
            long pid = event.getProcess().getPid();
            if (host.ofShell(pid) != session) {
                host.addShell(session, pid, null, false);
            }
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
        String ses = event.getGatehouse().getAudit() == null
                ? null
                : event.getGatehouse().getAudit().getSession();
        if (ses != null) {
            host.bindAuditSession(session, ses);
        }
        String account = event.getUser() == null ? null : event.getUser().getName();
        if (account != null) {
            host.reached(session, account);
        }
        classify(session, event);
        Long pid = event.getProcess().getPid();
        if (pid == null) {
            return;
        }
        switch (actionOf(event)) {
            case "shell-opened" ->
                host.addShell(session, pid, event.getGatehouse().getTty(), true);
            case "shell-closed" -> host.removeShell(pid);
            default -> tieUnseenShell(session, pid, event);
        }
    }

    /** A command of a shell whose opening was not seen: the agent began later than the login. */
    private void tieUnseenShell(OpenSession session, long pid, Event event) {
        if (host.ofShell(pid) != session && "typed".equals(kindOf(event))) {
            host.addShell(session, pid, event.getGatehouse().getTty(), true);
        }
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
