package io.gatehouse.streams.parse.sshd;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSH's server, whatever its processes are called: sshd, sshd-session, sshd-auth (since 9.8 and 10.0). Its log
 * function (do_log() in log.c) puts the level before a message, the monitor a suffix behind what its child says, and all
 * of it goes through vis(3).
 */
public final class Sshd implements Program {
    private static final String PREAUTH = " [preauth]";
    private static final String POSTAUTH = " [postauth]";

    private final SshdAttempts attempts = new SshdAttempts(Vis::decode);
    private final SshdAttempts attemptsOfChild = new SshdAttempts(Vis::decodeTwice);
    private final Forms said = new Forms(Vis::decode, all());
    private final Forms general = new Forms(SshdNoise.general().toArray(Form[]::new));
    private final Forms saidByChild = new Forms(Vis::decodeTwice, all());

    private static Form[] all() {
        return Stream.of(
                        SshdLogins.forms(),
                        SshdEnds.forms(),
                        SshdConnections.forms(),
                        SshdSessions.forms(),
                        SshdKeys.forms(),
                        SshdNoise.forms())
                .flatMap(List::stream)
                .toArray(Form[]::new);
    }

    @Override
    public List<Form> forms() {
        return Stream.of(said.forms(), general.forms()).flatMap(List::stream).toList();
    }

    @Override
    public @Nullable Reading read(Message message) {
        String text = message.text();
        int from = behindLevel(text);
        int end = withoutBlanks(text, text.length());
        boolean preauth = text.startsWith(PREAUTH, end - PREAUTH.length());
        boolean child = preauth || text.startsWith(POSTAUTH, end - POSTAUTH.length());
        int to = Math.max(from, child ? withoutBlanks(text, text.lastIndexOf(" [", end)) : end);
        Reading reading = (child ? attemptsOfChild : attempts).read(message, text.substring(from, to));
        if (reading == null) {
            Consumer<Draft> more = preauth ? SshdEnds::beforeLogin : draft -> {};
            reading = (child ? saidByChild : said).read(message, from, to, more);
        }
        // a line without header may be of any program
        return reading != null || message.header().messageAt() == 0 ? reading : other(message, from, to, preauth);
    }

    /** Index behind the level, which log.c writes only for errors. */
    private static int behindLevel(String text) {
        return text.startsWith("error: ") || text.startsWith("fatal: ") ? "error: ".length() : 0;
    }

    private static int withoutBlanks(String text, int end) {
        int to = end;
        while (to > 0 && text.charAt(to - 1) == ' ') {
            to--;
        }
        return to;
    }

    /**
     * A message of no form above: the end of the child that serves a client before the login; or an error, a message
     * for debugging or one with the name of its function before it, none of which tells of a login.
     *
     * <pre>
     * fatal: Read from socket failed: Connection reset by peer [preauth]
     * error: connect_to localhost port 1: failed.
     * debug1: userauth-request for user bob service ssh-connection method none
     * mm_log_handler: write: Broken pipe
     * </pre>
     */
    private @Nullable Reading other(Message message, int from, int to, boolean preauth) {
        String text = message.text();
        if (preauth && text.startsWith("fatal: ")) {
            Draft draft = message.event(Action.CONNECTION_FAILED, "sshd/fatal").reason(text.substring(from, to));
            SshdEnds.tellEcho(draft.failed());
            return draft.done();
        }
        boolean noise = preauth || from > 0 || text.startsWith("debug") || isFunction(text);
        return noise ? message.noise("sshd") : general.read(message, from, to, draft -> {});
    }

    /** Whether a message begins with the name of a function of C. */
    private static boolean isFunction(String text) {
        int colon = text.indexOf(": ");
        boolean joined = false;
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            if (c != '_' && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
                return false;
            }
            joined |= c == '_';
        }
        return joined;
    }
}
