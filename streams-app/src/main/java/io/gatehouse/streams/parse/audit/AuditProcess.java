package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.EcsParent;
import io.gatehouse.streams.parse.Draft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The process that an audit event tells of, and what it ran: EXECVE's arguments, a program's {@code cmd=}, a title. */
final class AuditProcess {
    private final ExecArguments arguments = new ExecArguments();
    private long pid = -1;
    private long parentPid = -1;
    private @Nullable String name;
    private @Nullable String executable;
    private @Nullable String command;
    private @Nullable String title;
    private String terminal = "";

    /** Takes a pair that is about the process; false where it is not. */
    boolean take(AuditFields fields) {
        switch (fields.key()) {
            case "pid" -> pid = pid < 0 ? fields.number() : pid;
            case "ppid" -> parentPid = fields.number();
            case "comm" -> name = fields.text();
            case "exe" -> executable = fields.text();
            case "cmd" -> command = fields.text();
            case "data" -> command = typed(fields.text());
            case "proctitle" -> title = title(fields.text());
            case "terminal", "tty" -> terminal = terminal.isEmpty() ? fields.value() : terminal;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes a pair of an EXECVE record. */
    void takeArgument(AuditFields fields) {
        arguments.take(fields);
    }

    /** The kernel separates the arguments in a title with NUL. */
    private static @Nullable String title(@Nullable String proctitle) {
        return proctitle == null ? null : proctitle.replace('\0', ' ').stripTrailing();
    }

    private static @Nullable String typed(@Nullable String data) {
        return data == null ? null : KeyStrokes.line(data);
    }

    /** Path of the program; null where the event does not say it. */
    @Nullable
    String executable() {
        return executable;
    }

    /** Whether arguments are missing; known after {@link #tell}. */
    boolean isMissingArguments() {
        return arguments.isMissing();
    }

    void tell(Draft draft, @Nullable String directory) {
        draft.tty(terminal);
        if (pid >= 0) {
            draft.process().setPid(pid);
        }
        if (parentPid >= 0) {
            draft.process().setParent(new EcsParent(parentPid, null, null, null));
        }
        if (name != null) {
            draft.process().setName(name);
        }
        if (directory != null) {
            draft.process().setWorkingDirectory(directory);
        }
        tellCommand(draft);
        if (executable != null) {
            draft.process().setExecutable(executable);
        }
    }

    /** Where only the arguments are known, the first is what the program was called by. */
    private void tellCommand(Draft draft) {
        if (!arguments.isEmpty()) {
            List<String> args = arguments.done();
            draft.process().setArgs(args);
            draft.process().setCommandLine(String.join(" ", args));
            draft.process().setExecutable(arguments.isMissing() && args.get(0).startsWith("[...") ? null : args.get(0));
        } else if (command != null || title != null) {
            draft.process().setCommandLine(command != null ? command : title);
        }
    }
}
