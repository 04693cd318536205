package io.gatehouse.streams.parse.sshd;

import io.gatehouse.model.LoginBlock;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Reading;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What sshd says of each attempt to log in (auth_log() in auth.c). The user name is text of the client, and so may be
 * what follows: no form can say where the address stands.
 */
final class SshdAttempts {
    /** What a client asks that wants to know the methods. */
    private static final String PROBE = "none";
    /** What Solaris writes where it knows no user. */
    private static final String NOBODY = "<invalid username>";

    private static final String FOR = " for ";
    private static final String INVALID = "invalid user ";
    private static final String ILLEGAL = "illegal user ";

    private final UnaryOperator<String> decoder;

    SshdAttempts(UnaryOperator<String> decoder) {
        this.decoder = decoder;
    }

    /**
     * Reads a message; {@code text} is what it says, without level and suffix.
     *
     * <pre>
     * Accepted publickey for alice from 127.0.0.1 port 60589 ssh2: ED25519 SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w
     * Failed password for invalid user admin from 127.0.0.3 port 32787 ssh2
     * Failed password for invalid user root from 6.6.6.6 port 22 ssh2 from 127.0.0.3 port 52655 ssh2
     * Postponed keyboard-interactive/pam for bob from 127.0.0.2 port 42603 ssh2
     * Partial publickey for bob from 127.0.0.2 port 42603 ssh2: RSA SHA256:x1Lk7z
     * </pre>
     */
    @Nullable
    Reading read(Message message, String text) {
        Action action = action(text);
        int methodAt = text.indexOf(' ') + 1;
        int methodEnd = text.indexOf(' ', methodAt);
        if (action == null || !text.startsWith(FOR, methodEnd)) {
            return null;
        }
        String method = text.substring(methodAt, methodEnd);
        boolean probe = action == Action.LOGIN_FAILED && method.equals(PROBE);
        Draft draft = message.event(probe ? Action.LOGIN_PROBED : action, form(action));
        draft.login().setMethod(method);
        draft.gatehouse().setEchoOf(isEcho(action, method) ? "sshd" : null);
        boolean whose = tellWhose(draft, text, methodEnd + FOR.length());
        tellOutcome(draft, action);
        return whose ? draft.done() : null;
    }

    /** PAM's conversation is told by "PAM: …" at every attempt, and here only at some; a probe is no attempt. */
    private static boolean isEcho(Action action, String method) {
        return action == Action.LOGIN_FAILED && (method.equals(PROBE) || method.equals(SshdLogins.INTERACTIVE));
    }

    private static @Nullable Action action(String text) {
        if (text.startsWith("Failed ")) {
            return Action.LOGIN_FAILED;
        }
        if (text.startsWith("Accepted ")) {
            return Action.LOGGED_IN;
        }
        if (text.startsWith("Postponed ")) {
            return Action.LOGIN_POSTPONED;
        }
        return text.startsWith("Partial ") ? Action.LOGIN_PARTIAL : null;
    }

    private static String form(Action action) {
        if (action == Action.LOGGED_IN) {
            return "sshd/accepted";
        }
        if (action == Action.LOGIN_FAILED) {
            return "sshd/failed";
        }
        return action == Action.LOGIN_POSTPONED ? "sshd/postponed" : "sshd/partial";
    }

    private static void tellOutcome(Draft draft, Action action) {
        if (action == Action.LOGGED_IN) {
            draft.succeeded();
        } else if (action == Action.LOGIN_FAILED) {
            draft.failed();
        }
    }

    /**
     * A name that is no account may look like the rest of a line; for an account the details behind may. Where such a
     * name would end in "ssh2:", the address before it counts all the same.
     */
    private boolean tellWhose(Draft draft, String text, int at) {
        boolean invalid = text.startsWith(INVALID, at) || text.startsWith(ILLEGAL, at);
        int userAt = invalid ? at + INVALID.length() : at;
        Peer last = Peer.last(text, userAt, text.length());
        if (last == null) {
            return tellWithoutAddress(draft, text, userAt);
        }
        Peer first = Peer.first(text, userAt, last);
        Peer peer = invalid && first.end() + 1 != last.at() ? last : first;
        String user = text.substring(userAt, peer.at());
        draft.user(user.equals(NOBODY) ? null : decoder.apply(user))
                .source(peer.address(), peer.port())
                .reason(invalid || user.equals(NOBODY) ? "invalid-user" : null)
                .ambiguous(first.at() != last.at());
        if (text.startsWith(": ", peer.end())) {
            describe(draft.login(), decoder.apply(text.substring(peer.end() + 2)));
        }
        return true;
    }

    /** A line that somebody took the address out of: {@code alice from port 1077 ssh2}. */
    private boolean tellWithoutAddress(Draft draft, String text, int userAt) {
        int from = text.indexOf(' ', userAt);
        if (from <= userAt || !Peer.isLeftOut(text, from)) {
            return false;
        }
        draft.user(decoder.apply(text.substring(userAt, from)));
        return true;
    }

    /** The details of keys stand behind {@code ssh2: }, and the principal of a Kerberos ticket. */
    private static void describe(LoginBlock login, String details) {
        String method = login.getMethod();
        if (method.startsWith("publickey") || method.startsWith("hostbased")) {
            SshKey.read(new Cursor(details)).describe(login);
        } else if (method.startsWith("gssapi")) {
            login.setPrincipal(details);
        }
    }
}
