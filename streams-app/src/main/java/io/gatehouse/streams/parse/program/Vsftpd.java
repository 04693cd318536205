package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * vsftpd (logging.c), in syslog and behind the header of its own log file. The user name and the anonymous password
 * are the client's text; where one of them holds what another form begins with, the event says that it is ambiguous.
 */
public final class Vsftpd implements Program {
    private static final String SERVICE = "vsftpd";
    private static final String CLIENT = " LOGIN: Client \"";

    private static final Form LOGGED_IN = Form.of("vsftpd/logged-in", Action.LOGGED_IN)
            .looks(
                    "[{user}] OK LOGIN: Client \"{source}\", anon password \"{skip}\"",
                    "[ftp] OK LOGIN: Client \"192.0.2.7\", anon password \"chrome@example.com\"")
            .looks("[{user}] OK LOGIN: Client \"{source}\"", "[alice] OK LOGIN: Client \"192.0.2.7\"")
            .looks("OK LOGIN: Client \"{source}\"", "OK LOGIN: Client \"192.0.2.7\"")
            .succeeded()
            .service(SERVICE);

    private static final Form ANONYMOUS_FAILED = Form.of("vsftpd/failed", Action.LOGIN_FAILED)
            .looks(
                    "[{user}] FAIL LOGIN: Client \"{source}\", anon password \"{skip}\"",
                    "[ftp] FAIL LOGIN: Client \"192.0.2.7\", anon password \"x\"")
            .failed()
            .service(SERVICE);

    /** As it is installed, vsftpd writes this to a file of its own, and PAM to the system's log. */
    private static final Form FAILED = Form.of("vsftpd/failed", Action.LOGIN_FAILED)
            .looks("[{user}] FAIL LOGIN: Client \"{source}\"", "[bob] FAIL LOGIN: Client \"192.0.2.7\"")
            .looks("FAIL LOGIN: Client \"{source}\"", "FAIL LOGIN: Client \"192.0.2.7\"")
            .failed()
            .echoOf("pam")
            .service(SERVICE);

    private static final Form CONNECTED = Form.of("vsftpd/connect", Action.CONNECTED)
            .looks("CONNECT: Client \"{source}\"", "CONNECT: Client \"192.0.2.7\"")
            .looks(
                    "CONNECT: Client \"{source}\", {skip}",
                    "CONNECT: Client \"192.0.2.7\", \"Connection refused: too many\"")
            .service(SERVICE);

    private static final Form TRANSFER = Form.noise(
                    "vsftpd/transfer",
                    "[{user:first}] {skip:word} {skip:word}: Client \"{source}\", {skip}",
                    "[alice] OK DOWNLOAD: Client \"192.0.2.7\", \"/pub/a\", 12 bytes, 0.53Kbyte/sec")
            .looks(
                    "[{user:first}] FTP {skip:word}: Client \"{source}\", {skip}",
                    "[alice] FTP command: Client \"192.0.2.7\", \"PASV\"")
            .looks("FTP {skip:word}: Client \"{source}\", {skip}", "FTP command: Client \"192.0.2.7\", \"USER alice\"")
            .looks("DEBUG: Client \"{source}\", {skip}", "DEBUG: Client \"192.0.2.7\", \"Connection terminated.\"");

    private final Forms forms = new Forms(LOGGED_IN, ANONYMOUS_FAILED, FAILED, CONNECTED, TRANSFER);

    @Override
    public @Nullable Reading read(Message message) {
        String text = message.text();
        boolean twice = text.indexOf(CLIENT) != text.lastIndexOf(CLIENT);
        return forms.read(message, 0, text.length(), draft -> {
            if (twice) {
                draft.ambiguous(true);
            }
        });
    }

    @Override
    public List<Form> forms() {
        return forms.forms();
    }
}
