package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import org.jspecify.annotations.Nullable;

/** What commands, shells, sudo and su lines say of themselves. */
final class Commands {
    static final long FIRST_PROMPT = 0;
    private static final String OLD_HOOK = "old-hook";

    private Commands() {}

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

    /** Whether it is published as a command. */
    static boolean isCommand(Event event) {
        return "ran-command".equals(actionOf(event)) || Witnesses.EXEC.equals(kindOf(event));
    }

    static String actionOf(Event event) {
        String action = event.getEvent().getAction();
        return action == null ? "" : action;
    }

    static @Nullable String kindOf(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return command == null ? null : command.getKind();
    }

    static @Nullable String multiplexerOf(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return command == null ? null : command.getMultiplexer();
    }

    static boolean isOfHook(Event event) {
        return isOfAShell(event) || "hook".equals(firstWitness(event));
    }

    static boolean isOfOldHook(Event event) {
        return OLD_HOOK.equals(firstWitness(event));
    }

    /** Whether the old hook wrote it at the first prompt of a shell, so that it was typed in another. */
    static boolean isOfAFirstPrompt(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return command != null && command.getSequence() != null && command.getSequence() == FIRST_PROMPT;
    }

    private static @Nullable String firstWitness(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return command == null
                        || command.getWitnesses() == null
                        || command.getWitnesses().isEmpty()
                ? null
                : command.getWitnesses().get(0);
    }

    /** The account that a sudo or su which succeeded leads to, or null. */
    static @Nullable String targetOf(Event event) {
        EcsUser user = event.getUser();
        EcsUserRef target = user == null ? null : user.getTarget();
        return target == null || "failure".equals(event.getEvent().getOutcome()) ? null : target.getName();
    }
}
