package io.gatehouse.streams.parse.command;

import io.gatehouse.model.EcsParent;
import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.header.HeaderReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What bash writes itself when it is built to log its history (bashhist.c), and what patched ones write. bash's own
 * form has no name before the command; in the others the command is the last field and takes the rest of the line.
 *
 * <pre>
 * HISTORY: PID=561 UID=1001 ls /srv/
 * HISTORY: PID=563 LOGIN=alice COMMAND=tail /var/log/dpkg.log
 * HISTORY: IP=192.0.2.7 PID=7802 PPID=7801 SID=7790 UID=0 USER=root LOGIN=alice CMD=pwd
 * </pre>
 */
public final class BashHistory implements Program {
    private static final String MARK = "HISTORY: ";
    private static final List<String> COMMANDS = List.of("CMD", "COMMAND");
    private static final List<String> KEYS = List.of("IP", "PID", "PPID", "SID", "UID", "USER", "LOGIN", "TTY");

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        Map<String, String> fields = new HashMap<>();
        String command = text.skip(MARK) ? own(text, fields) : null;
        if (command == null) {
            text = message.cursor();
            command = text.skip(MARK) ? patched(text, fields) : null;
        }
        return command == null ? null : ran(message, fields, command);
    }

    private static @Nullable String own(Cursor text, Map<String, String> fields) {
        long pid = text.skip("PID=") ? text.number() : -1;
        long uid = text.skip(" UID=") ? text.number() : -1;
        if (pid < 0 || uid < 0 || !text.skip(" ")) {
            return null;
        }
        fields.put("PID", String.valueOf(pid));
        fields.put("UID", String.valueOf(uid));
        return text.rest();
    }

    /** Reads fields up to the command, which is the result; null where a word is none. */
    private static @Nullable String patched(Cursor text, Map<String, String> fields) {
        while (!text.atEnd()) {
            String key = text.upTo("=");
            if (key == null || COMMANDS.contains(key)) {
                return key == null ? null : text.rest();
            }
            if (!KEYS.contains(key)) {
                return null;
            }
            fields.put(key, text.word());
        }
        return null;
    }

    private static Reading ran(Message message, Map<String, String> fields, String command) {
        Draft draft = message.event(Action.RAN_COMMAND, "bash/history")
                .type("commands")
                .command("typed", command, "history")
                .tty(fields.getOrDefault("TTY", ""));
        String login = fields.get("LOGIN");
        Account shell = new Account(fields.get("USER"), fields.get("UID"));
        if (login == null || login.equals(shell.name())) {
            draft.user(new Account(login == null ? shell.name() : login, shell.id()));
        } else {
            draft.user(login);
            draft.effective(shell);
        }
        if (fields.containsKey("IP")) {
            draft.source(fields.get("IP"), -1);
        }
        long pid = number(fields.get("PID"));
        long parent = number(fields.get("PPID"));
        draft.process().setPid(pid < 0 ? null : Long.valueOf(pid));
        if (parent >= 0) {
            draft.process().setParent(new EcsParent(parent, null, null, null));
        }
        return draft.done();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? -1 : HeaderReader.number(digits, 0, digits.length());
    }
}
