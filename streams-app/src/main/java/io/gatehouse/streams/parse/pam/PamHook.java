package io.gatehouse.streams.parse.pam;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.command.BashQuoting;
import io.gatehouse.streams.parse.header.HeaderReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The project's PAM hook (docs/parsing.md): a line per call of PAM, with values as bash's {@code printf %q} writes them.
 * Sessions are told by the program's own lines and PAM's too, so that the hook's are their echo.
 *
 * <pre>
 * v=1 type=open_session service=sshd user=alice rhost=192.0.2.7 ruser='' tty=ssh pid=583
 * v=1 type=auth service=sshd user=bob rhost=192.0.2.7 ruser='' tty=ssh pid=583 result=failure
 * </pre>
 */
public final class PamHook implements Program {
    public static final String TAG = "gatehouse-pam";
    private static final String VERSION = "v=1 ";
    private static final List<String> KEYS =
            List.of("type", "service", "user", "rhost", "ruser", "tty", "pid", "result");

    @Override
    public @Nullable Reading read(Message message) {
        Map<String, String> fields =
                message.text().startsWith(VERSION) ? fields(message.text(), VERSION.length()) : null;
        String type = fields == null ? null : fields.get("type");
        if (fields == null || type == null) {
            return null;
        }
        boolean failed = "failure".equals(fields.get("result"));
        return switch (type) {
            case "open_session" -> draft(message, Action.SESSION_OPENED, fields).done();
            case "close_session" ->
                draft(message, Action.SESSION_CLOSED, fields).done();
            case "auth" ->
                draft(message, failed ? Action.AUTHENTICATION_FAILED : Action.AUTHENTICATED, fields)
                        .done();
            case "password" -> draft(message, Action.PASSWORD_CHANGED, fields).done();
            case "account", "setcred" -> message.noise("pam-hook");
            default -> null;
        };
    }

    /** All fields by their names; null where one is not of the form. The first of a name counts. */
    private static @Nullable Map<String, String> fields(String text, int from) {
        Map<String, String> fields = new HashMap<>();
        for (int at = from; at < text.length(); ) {
            int equals = text.indexOf('=', at);
            String key = equals < 0 ? " " : text.substring(at, equals);
            if (key.indexOf(' ') >= 0) {
                return null;
            }
            int end = BashQuoting.wordEnd(text, equals + 1);
            String word = text.substring(equals + 1, Math.min(end, text.length()));
            if (KEYS.contains(key)) {
                fields.putIfAbsent(key, word.equals("''") ? "" : BashQuoting.unquote(word));
            }
            at = end + 1;
        }
        return fields;
    }

    private static Draft draft(Message message, Action action, Map<String, String> fields) {
        Draft draft = message.event(action, "pam-hook/" + action.word()).tty(fields.getOrDefault("tty", ""));
        String user = fields.getOrDefault("user", "");
        String source = fields.getOrDefault("rhost", "");
        if (!user.isEmpty()) {
            draft.user(user);
        }
        if (!source.isEmpty()) {
            draft.source(source, -1);
        }
        draft.login().setService(fields.get("service"));
        draft.gatehouse().setEchoOf(fields.get("service"));
        tellPid(draft, fields.getOrDefault("pid", ""));
        return "failure".equals(fields.get("result")) ? draft.failed() : draft.succeeded();
    }

    /** The pid of the program that asked PAM, not that of the hook. */
    private static void tellPid(Draft draft, String digits) {
        long pid = HeaderReader.number(digits, 0, digits.length());
        if (pid >= 0) {
            draft.process().setPid(pid);
        }
    }
}
