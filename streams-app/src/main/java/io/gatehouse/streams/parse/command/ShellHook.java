package io.gatehouse.streams.parse.command;

import io.gatehouse.model.EcsParent;
import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.KernelIds;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The project's shell hook (ingest/host): {@code v=1 ev=… key=value …}. The shell says when a command began; that is
 * believed where it lies near the time of the log daemon.
 */
public final class ShellHook implements Program {
    public static final String TAG = "bashaudit";
    private static final String VERSION = "v=1 ev=";
    private static final long NEAR = 5_000_000L;

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        String event = text.skip(VERSION) ? text.upTo(" ") : null;
        HookFields fields = new HookFields(message.text(), text.at());
        if (event == null || !fields.read()) {
            return null;
        }
        return switch (event) {
            case "open" -> shell(message, Action.SHELL_OPENED, "hook/open", fields);
            case "close" -> shell(message, Action.SHELL_CLOSED, "hook/close", fields);
            case "cmd" -> command(message, "typed", "hook/command", fields);
            case "exec" -> command(message, "requested", "hook/exec", fields);
            case "end" -> ended(message, fields);
            default -> null;
        };
    }

    /**
     * {@code v=1 ev=open ses=111 auid=1201 uid=1201 user=alice tty=pts/1 pid=583 ppid=582
     * ssh=127.0.0.1,60589,127.0.0.1,2222 shlvl=1 login=1 t=1795250078.432832}.
     */
    private static Reading shell(Message message, Action action, String form, HookFields fields) {
        return draft(message, action, form, fields).done();
    }

    /**
     * <pre>
     * v=1 ev=cmd ses=111 … seq=1 t=1795250078.452168 hid=0 len=6 cwd=/home/alice cmd=whoami
     * v=1 ev=exec ses=124 … seq=0 t=1795250104.181161 len=13 cmd=sleep 0.3; id
     * </pre>
     */
    private static @Nullable Reading command(Message message, String kind, String form, HookFields fields) {
        if (fields.command == null) {
            return null;
        }
        Draft draft = draft(message, Action.RAN_COMMAND, form, fields).command(kind, fields.command, "hook");
        draft.process().setWorkingDirectory(fields.directory);
        draft.command().setHidden(fields.hidden);
        draft.command().setHiddenBy(fields.hiddenBy);
        draft.command().setLength(orNull(fields.length));
        if (fields.hidden) {
            draft.process().setCommandLine(null);
        }
        return draft.done();
    }

    /** {@code v=1 ev=end ses=111 pid=583 seq=1 t=1795250078.468892 rc=0}. */
    private static Reading ended(Message message, HookFields fields) {
        Draft draft = draft(message, Action.COMMAND_ENDED, "hook/end", fields);
        draft.process().setExitCode(orNull(fields.exitCode));
        return draft.done();
    }

    private static Draft draft(Message message, Action action, String form, HookFields fields) {
        Draft draft = message.event(action, form).type("commands").tty(fields.tty);
        KernelIds.tell(draft, fields.session, fields.auid);
        draft.process().setName("bash");
        draft.process().setPid(orNull(fields.pid));
        if (fields.uid != null || fields.user != null) {
            draft.user(new Account(fields.user, fields.uid));
        }
        if (fields.parentPid >= 0) {
            draft.process().setParent(new EcsParent(fields.parentPid, null, null, null));
        }
        tellShell(draft, fields);
        tellSource(draft, fields.ssh);
        long said = message.header().micros();
        boolean near = said == LineTime.NONE || Math.abs(fields.time - said) <= NEAR;
        return fields.time >= 0 && near ? draft.at(fields.time) : draft;
    }

    private static void tellShell(Draft draft, HookFields fields) {
        if (fields.sequence >= 0) {
            draft.command().setSequence(fields.sequence);
        }
        if (fields.lost > 0) {
            draft.command().setLost(fields.lost);
        }
        if (fields.multiplexer != null) {
            draft.command().setMultiplexer(fields.multiplexer);
        }
        if (fields.capability != null) {
            draft.command().setCapability(fields.capability);
        }
    }

    /** SSH_CONNECTION with commas: client address and port, server address and port. */
    private static void tellSource(Draft draft, String ssh) {
        Cursor connection = new Cursor(ssh);
        String address = connection.upTo(",");
        if (address != null) {
            draft.source(address, connection.number());
        }
    }

    private static @Nullable Long orNull(long number) {
        return number < 0 ? null : Long.valueOf(number);
    }
}
