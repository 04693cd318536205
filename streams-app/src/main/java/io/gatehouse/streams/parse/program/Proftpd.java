package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * proftpd (pr_log_auth() and session logging). Before what a session says stand the server and the client,
 * {@code server (client.example[192.0.2.7]) - } in syslog and {@code server (client.example[192.0.2.7]): } in its own
 * file: the address is the last thing in brackets before the first such end, whatever the user name holds.
 */
public final class Proftpd implements Program {
    private static final String SERVICE = "proftpd";
    private static final String PEER = "vm (client.example[192.0.2.7]) - ";

    private static final Form LOGGED_IN = Form.of("proftpd/logged-in", Action.LOGGED_IN)
            .looks("USER {user}: Login successful.", PEER + "USER alice: Login successful.")
            .looks("USER {user}: Login successful", PEER + "USER alice: Login successful")
            .looks("ANON {user}: Login successful.", PEER + "ANON anonymous: Login successful.")
            .looks(
                    "ANON {user}: Login successful. (UID {skip:number})",
                    PEER + "ANON anonymous: Login successful. (UID 65534)")
            .looks("Successful login as '{user}'{skip}", PEER + "Successful login as 'alice'")
            .succeeded()
            .service(SERVICE);

    private static final Form FAILED = Form.of("proftpd/failed", Action.LOGIN_FAILED)
            .looks("USER {user} (Login failed): {reason}", PEER + "USER bob (Login failed): Incorrect password")
            .looks("ANON {user} (Login failed): {reason}", PEER + "ANON ftp (Login failed): Limit access denies login")
            .looks(
                    "ANONYMOUS {user} (Login failed): {reason}",
                    PEER + "ANONYMOUS ftp (Login failed): Password required")
            .failed()
            .service(SERVICE);

    private static final Form NO_USER = Form.of("proftpd/no-user", Action.LOGIN_FAILED)
            .looks(
                    "USER {user}: no such user found from {skip:word} [{skip:word}] to {skip:word}",
                    PEER + "USER bob: no such user found from client.example [192.0.2.7] to 192.0.2.1:21")
            .looks(
                    "USER {user}: no such user found from {skip:word} [{skip:word}] to {skip:word} ",
                    PEER + "USER bob: no such user found from client.example [192.0.2.7] to 192.0.2.1:21 ")
            .looks("USER {user}: no such user", PEER + "USER bob: no such user")
            .looks("no such user '{user}'", PEER + "no such user 'bob'")
            .failed()
            .reason("invalid-user")
            .service(SERVICE);

    private static final Form ROOT = Form.of("proftpd/root-login", Action.LOGIN_FAILED)
            .looks("SECURITY VIOLATION: root login attempted.", PEER + "SECURITY VIOLATION: root login attempted.")
            .looks("SECURITY VIOLATION: Root login attempted.", PEER + "SECURITY VIOLATION: Root login attempted.")
            .looks("SECURITY VIOLATION: Root login attempted", PEER + "SECURITY VIOLATION: Root login attempted")
            .failed()
            .reason("root-login-refused")
            .service(SERVICE);

    private static final Form TOO_MANY = Form.of("proftpd/too-many", Action.TOO_MANY_ATTEMPTS)
            .looks(
                    "Maximum login attempts ({skip:number}) exceeded{skip}",
                    PEER + "Maximum login attempts (3) exceeded, connection refused")
            .failed()
            .service(SERVICE);

    private static final Form REFUSED = Form.of("proftpd/refused", Action.CONNECTION_FAILED)
            .looks("Connection from {skip} denied.", PEER + "Connection from client.example [192.0.2.7] denied.")
            .looks("Connection refused{skip}", PEER + "Connection refused (max clients 10)")
            .service(SERVICE);

    private static final Form OPENED = Form.noise(
                    "proftpd/session", "FTP session opened.", PEER + "FTP session opened.")
            .looks("FTP session closed.", PEER + "FTP session closed.")
            .looks("{skip:word} session opened.", PEER + "SSH2 session opened.")
            .looks("{skip:word} session closed.", PEER + "SSH2 session closed.")
            .looks("USER {user} (Login failed)", PEER + "USER bob (Login failed)")
            .looks("PAM({user}): {skip}", PEER + "PAM(bob): Authentication failure.");

    /** Whatever else a session says: timeouts, changes of directory, modules. */
    private static final Form OTHER = Form.noise("proftpd/other", "{skip}", PEER + "FTP login timed out, disconnected");

    private static final Form SERVER = Form.noise(
                    "proftpd/server",
                    "ProFTPD {skip}",
                    "ProFTPD 1.3.8 (stable) (built Tue May 2 2023) standalone mode STARTUP")
            .looks("refused connect from {source} ({skip}", "refused connect from 192.0.2.7 (192.0.2.7)")
            .looks("connect from {source} ({skip}", "connect from 192.0.2.7 (192.0.2.7)")
            .looks("{skip:word} - ProFTPD {skip}", "192.0.2.1 - ProFTPD killed (signal 15)")
            .looks("error: {skip}", "error: unable to stat /etc/proftpd.conf")
            .looks("notice: {skip}", "notice: user alice has no home")
            .looks("fatal: {skip}", "fatal: unknown configuration directive")
            .looks("warning: {skip}", "warning: unable to determine IP address of 'vm'");

    private final Forms session = new Forms(LOGGED_IN, FAILED, NO_USER, ROOT, TOO_MANY, REFUSED, OPENED, OTHER);
    private final Forms server = new Forms(SERVER);

    @Override
    public @Nullable Reading read(Message message) {
        String text = message.text();
        int end = endOfPeer(text);
        int open = end < 0 ? -1 : text.lastIndexOf('[', end);
        return open < 0
                ? server.read(message)
                : session.read(
                        message,
                        end + "]) - ".length() - (text.charAt(end + 2) == ':' ? 1 : 0),
                        text.length(),
                        draft -> draft.source(text.substring(open + 1, end), -1));
    }

    /** Index of the bracket that ends the client's address: behind the first {@code " ("}; -1 where there is none. */
    private static int endOfPeer(String text) {
        int open = text.indexOf(" (");
        int dash = text.indexOf("]) - ", Math.max(open, 0));
        int colon = text.indexOf("]): ", Math.max(open, 0));
        int end = dash < 0 || colon >= 0 && colon < dash ? colon : dash;
        return open < 0 || open != text.indexOf(' ') ? -1 : end;
    }

    @Override
    public List<Form> forms() {
        return Stream.concat(session.forms().stream(), server.forms().stream()).toList();
    }
}
