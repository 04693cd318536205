package io.gatehouse.streams.session;

import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.Event;
import io.gatehouse.model.TypedCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last commands of a session, for the messages about it: by event time, of one time in the order in which they came. */
final class LastCommands {
    private static final int MAX = 10;
    private static final int MAX_TEXT = 200;

    private final List<TypedCommand> commands;

    /** Works on this list. */
    LastCommands(List<TypedCommand> commands) {
        this.commands = commands;
    }

    /** Puts a command in its place; the earliest gives way. */
    void add(Event event) {
        int at = commands.size();
        while (at > 0 && commands.get(at - 1).getTimestamp() > event.getTimestamp()) {
            at--;
        }
        commands.add(at, commandOf(event));
        if (commands.size() > MAX) {
            commands.remove(0);
        }
    }

    /** Takes one out that is of another session after all. */
    void remove(Event event) {
        commands.removeIf(known -> known.getEventId().equals(event.getEvent().getId()));
    }

    private static TypedCommand commandOf(Event event) {
        EcsProcess process = event.getProcess();
        String target = Commands.targetOf(event);
        TypedCommand command = new TypedCommand();
        command.setTimestamp(event.getTimestamp());
        command.setEventId(event.getEvent().getId());
        command.setUser(cut(target == null ? Attribution.account(event) : target));
        command.setCommandLine(cut(process == null ? null : process.getCommandLine()));
        return command;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
