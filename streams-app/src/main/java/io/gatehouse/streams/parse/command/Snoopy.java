package io.gatehouse.streams.parse.command;

import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * snoopy, which logs every program that starts. What stands in brackets is configured; read are the names of its own
 * formats. The directory is what the user made it: it ends where the last of the other names begins.
 *
 * <pre>
 * [uid:0 sid:4711 tty:/dev/pts/2 cwd:/srv filename:/usr/bin/chmod]: chmod 600 notes
 * [login:alice ssh:(192.0.2.7 60589 192.0.2.1 22) username:root uid:0 sid:12 tty:/dev/pts/0 (0/root) cwd:/root]: id
 * </pre>
 */
public final class Snoopy implements Program {
    private static final String END = "]: ";
    private static final List<String> NAMES = List.of(
            "login:",
            "ssh:",
            "username:",
            "uid:",
            "euid:",
            "group:",
            "gid:",
            "pid:",
            "ppid:",
            "sid:",
            "tty:",
            "cwd:",
            "filename:");

    @Override
    public @Nullable Reading read(Message message) {
        String text = message.text();
        int end = text.startsWith("[") ? text.indexOf(END) : -1;
        if (end < 0) {
            return null;
        }
        Draft draft = message.event(Action.RAN_COMMAND, "snoopy/command")
                .type("commands")
                .command("exec", text.substring(end + END.length()), "snoopy")
                .ambiguous(text.indexOf(END, end + 1) >= 0);
        String login = value(text, "login:", end);
        String user = value(text, "username:", end);
        tellUser(draft, known(login) ? login : null, known(user) ? user : null, value(text, "uid:", end));
        String tty = value(text, "tty:", end);
        draft.tty(tty == null ? "" : new Cursor(tty).word());
        tellSource(draft, value(text, "ssh:", end));
        draft.process().setWorkingDirectory(directory(text, end));
        draft.process().setExecutable(value(text, "filename:", end));
        return draft.done();
    }

    private static boolean known(@Nullable String name) {
        return name != null && !name.isEmpty() && !name.startsWith("(");
    }

    private static void tellUser(Draft draft, @Nullable String login, @Nullable String user, @Nullable String uid) {
        // uid:root(0) in some formats
        int open = uid == null ? -1 : uid.indexOf('(');
        String name = user == null && uid != null && open > 0 ? uid.substring(0, open) : user;
        String id = uid != null && open > 0 && uid.endsWith(")") ? uid.substring(open + 1, uid.length() - 1) : uid;
        if (login == null || login.equals(name)) {
            draft.user(new Account(name, id));
        } else {
            draft.user(login).effective(new Account(name, id));
        }
    }

    /** {@code ssh:(192.0.2.7 60589 192.0.2.1 22)} or {@code ssh:((undefined))}. */
    private static void tellSource(Draft draft, @Nullable String ssh) {
        if (ssh != null && ssh.startsWith("(") && !ssh.startsWith("((")) {
            Cursor connection = new Cursor(ssh);
            connection.skip("(");
            String address = connection.upTo(" ");
            if (address != null && !address.isEmpty()) {
                draft.source(address, connection.number());
            }
        }
    }

    /** The text behind the first such name, up to the next name. */
    private static @Nullable String value(String text, String name, int to) {
        int at = name.equals("filename:") ? text.lastIndexOf(' ' + name, to) : find(text, name, 0, to);
        if (at < 0) {
            return null;
        }
        int from = at + 1 + name.length();
        int end = to;
        for (String next : NAMES) {
            int found = find(text, next, from, end);
            end = found >= 0 ? found : end;
        }
        return text.substring(from, end);
    }

    private static @Nullable String directory(String text, int to) {
        int at = find(text, "cwd:", 0, to);
        int filename = text.lastIndexOf(" filename:", to);
        return at < 0 ? null : text.substring(at + 1 + "cwd:".length(), filename > at ? filename : to);
    }

    /** The blank or bracket before a name. */
    private static int find(String text, String name, int from, int to) {
        for (int at = text.indexOf(name, from + 1); at > 0 && at < to; at = text.indexOf(name, at + 1)) {
            if (text.charAt(at - 1) == ' ' || at == 1) {
                return at - 1;
            }
        }
        return -1;
    }
}
