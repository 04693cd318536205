package io.gatehouse.cli;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command in words for people: who ran it as whom, what, how it ended, and how sure that is. Not yet safe for a terminal. */
final class CommandText {
    private CommandText() {}

    /** {@code alice > root} where it ran as another account. */
    static String who(Event command) {
        EcsUserRef effective =
                command.getUser() == null ? null : command.getUser().getEffective();
        return effective == null ? name(command.getUser()) : name(command.getUser()) + " > " + effective.getName();
    }

    static String name(@Nullable EcsUser user) {
        return user == null ? "?" : Objects.requireNonNullElse(user.getName(), "?");
    }

    /** {@code $ id}; what was not typed at a prompt says how it is known. */
    static String what(Event command) {
        CommandBlock block = command.getGatehouse().getCommand();
        if (block != null && Boolean.TRUE.equals(block.getHidden())) {
            return "$ (not known: the shell's history was off)";
        }
        String text = command.getProcess() == null ? null : command.getProcess().getCommandLine();
        return mark(block == null ? null : block.getKind()) + " " + Objects.requireNonNullElse(text, "");
    }

    private static String mark(@Nullable String kind) {
        return switch (Objects.requireNonNullElse(kind, "typed")) {
            case "requested" -> "run:";
            case "sudo" -> "sudo:";
            case "python" -> ">>>";
            case "exec" -> "exec:";
            default -> "$";
        };
    }

    /** Exit status, the witnesses where there is another than the shell hook, and what is not sure. */
    static String result(Event command) {
        List<String> parts = new ArrayList<>();
        Long exit = command.getProcess() == null ? null : command.getProcess().getExitCode();
        parts.add(exit == null ? "" : "exit " + exit);
        CommandBlock block = command.getGatehouse().getCommand();
        List<String> witnesses = block == null || block.getWitnesses() == null ? List.of() : block.getWitnesses();
        if (!witnesses.equals(List.of("hook"))) {
            parts.add(String.join("+", witnesses));
        }
        parts.add(sure(command.getGatehouse().getSession()));
        if (command.getGatehouse().getSuspect() != null) {
            parts.add("SUSPECT: " + command.getGatehouse().getSuspect());
        }
        parts.removeIf(String::isEmpty);
        return String.join("  ", parts);
    }

    private static String sure(@Nullable SessionBlock block) {
        String join = block == null ? null : block.getJoin();
        if (block == null || join == null || join.equals("exact")) {
            return "";
        }
        if (block.getCandidates() == null || block.getCandidates().isEmpty()) {
            return block.getKey() == null ? join : join + " (" + block.getKey() + ")";
        }
        List<String> candidates =
                block.getCandidates().stream().map(SessionLine::shortId).toList();
        return "AMBIGUOUS: may be of " + String.join(", ", candidates);
    }
}
