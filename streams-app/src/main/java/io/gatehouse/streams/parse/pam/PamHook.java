package io.gatehouse.streams.parse.pam;

import io.gatehouse.model.SessionBlock;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.KernelIds;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.command.BashQuoting;
import io.gatehouse.streams.parse.header.HeaderReader;
import io.gatehouse.streams.parse.sshd.AuthInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The project's PAM hook (docs/parsing.md): a line per call of PAM, with values as bash's {@code printf %q} writes them.
 * Sessions are told by the program's own lines and PAM's too, so that the hook's are their echo.
 *
 * <pre>
 * v=1 type=open_session service=sshd user=alice rhost=192.0.2.7 ruser='' tty=ssh pid=583
 * v=1 type=auth service=sshd user=bob rhost=192.0.2.7 ruser='' tty=ssh pid=583 result=failure
 * v=1 type=open_session service=sshd user=alice rhost=192.0.2.7 ruser='' tty=ssh pid=557 ses=111 auid=1201
 *     ssh=192.0.2.7,60589,192.0.2.1,22 auth=publickey\\ ssh-ed25519\\ AAAAC3Nz… parent_ses=110
 * </pre>
 */
public final class PamHook implements Program {
    public static final String TAG = "gatehouse-pam";
    private static final String VERSION = "v=1 ";
    private static final Set<String> KEYS = Set.of(
            "type", "service", "user", "rhost", "tty", "pid", "result", "ses", "auid", "ssh", "auth", "parent_ses");
    /** How the kernel writes that a process has no session. */
    private static final long NO_SESSION = 4294967295L;

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
                fields.putIfAbsent(key, BashQuoting.unquote(word));
            }
            at = end + 1;
        }
        return fields;
    }

    private static Draft draft(Message message, Action action, Map<String, String> fields) {
        Draft draft = message.event(action, "pam-hook/" + action.word()).tty(fields.getOrDefault("tty", ""));
        String user = fields.getOrDefault("user", "");
        if (!user.isEmpty()) {
            draft.user(user);
        }
        draft.login().setService(fields.get("service"));
        draft.gatehouse().setEchoOf(fields.get("service"));
        AuthInfo.describe(fields.getOrDefault("auth", ""), draft.login());
        tellSource(draft, fields);
        tellProcess(draft, fields);
        return "failure".equals(fields.get("result")) ? draft.failed() : draft.succeeded();
    }

    /** SSH_CONNECTION has the port too; PAM knows the address, or its name. */
    private static void tellSource(Draft draft, Map<String, String> fields) {
        Cursor connection = new Cursor(fields.getOrDefault("ssh", ""));
        String address = connection.upTo(",");
        String host = fields.getOrDefault("rhost", "");
        if (address != null) {
            draft.source(address, connection.number());
        } else if (!host.isEmpty()) {
            draft.source(host, -1);
        }
    }

    /** The program that asked PAM and the client of it on the same host; neither is the process that writes the line. */
    private static void tellProcess(Draft draft, Map<String, String> fields) {
        long pid = number(fields, "pid");
        long parent = number(fields, "parent_ses");
        if (pid >= 0) {
            draft.process().setPid(pid);
        }
        if (parent >= 0 && parent != NO_SESSION) {
            SessionBlock session = new SessionBlock();
            session.setParentAuditSession(parent);
            draft.gatehouse().setSession(session);
        }
        String kernelSession = known(fields.get("ses"));
        String loginUid = known(fields.get("auid"));
        if (kernelSession != null || loginUid != null) {
            KernelIds.tell(draft, kernelSession, loginUid);
        }
    }

    private static long number(Map<String, String> fields, String key) {
        String digits = fields.getOrDefault(key, "");
        return HeaderReader.number(digits, 0, digits.length());
    }

    private static @Nullable String known(@Nullable String text) {
        return text == null || text.isEmpty() || text.equals("-") ? null : text;
    }
}
