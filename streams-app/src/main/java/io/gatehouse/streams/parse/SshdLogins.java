package io.gatehouse.streams.parse;

import io.gatehouse.model.LoginBlock;
import org.jspecify.annotations.Nullable;

/**
 * What sshd says of attempts to log in (auth_log() in auth.c and its callers). The user name is text of the client:
 * the address is looked for from the right end.
 */
final class SshdLogins implements Program {

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = Sshd.cursor(message);
        if (text.skip("Accepted ")) {
            return attempt(message, text, true);
        }
        if (text.skip("Failed ")) {
            return attempt(message, text, false);
        }
        if (text.skip("Invalid user ")) {
            return invalidUser(message, text);
        }
        if (text.skip("User ")) {
            return refused(message, text);
        }
        if (text.skip("PAM: ")) {
            return pam(message, text);
        }
        return text.skip("maximum authentication attempts exceeded for ") ? tooMany(message, text) : null;
    }

    /**
     * <pre>
     * Accepted publickey for alice from 127.0.0.1 port 60589 ssh2: ED25519 SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w
     * Failed password for invalid user admin from 127.0.0.3 port 32787 ssh2
     * Failed password for invalid user root from 6.6.6.6 port 22 ssh2 from 127.0.0.3 port 52655 ssh2
     * </pre>
     */
    private static @Nullable Reading attempt(Message message, Cursor text, boolean accepted) {
        String method = text.word();
        if (!text.skip("for ")) {
            return null;
        }
        boolean invalid = text.skip("invalid user ");
        int userAt = text.at();
        Peer last = Peer.last(message.text(), userAt, message.text().length());
        if (last == null) {
            return null;
        }
        Peer first = Peer.first(message.text(), userAt, last);
        // A name that is no account may look like the rest of a line; for an account the details behind may.
        Peer peer = invalid ? last : first;
        Draft draft = message.event(
                        accepted ? Action.LOGGED_IN : Action.LOGIN_FAILED, accepted ? "sshd/accepted" : "sshd/failed")
                .user(message.text().substring(userAt, peer.at()))
                .source(peer.address(), peer.port())
                .reason(invalid ? "invalid-user" : null)
                .ambiguous(first.at() != last.at());
        describe(draft.login(), method, message.text(), peer.end());
        return (accepted ? draft.succeeded() : draft.failed()).done();
    }

    private static void describe(LoginBlock login, String method, String text, int at) {
        login.setMethod(method);
        if (text.startsWith(": ", at)) {
            SshKey.read(new Cursor(text.substring(at + 2))).describe(login);
        }
    }

    /** {@code Invalid user admin from 127.0.0.3 port 32787}; before OpenSSH 7.5 without the port. */
    private static @Nullable Reading invalidUser(Message message, Cursor text) {
        long port = text.lastNumber(" port ");
        String address = text.afterLast(" from ");
        if (address == null || address.indexOf(' ') >= 0) {
            return null;
        }
        return message.event(Action.INVALID_USER, "sshd/invalid-user")
                .user(text.rest())
                .source(address, port)
                .failed()
                .done();
    }

    /** {@code User root from 127.0.0.3 not allowed because not listed in AllowUsers}. */
    private static @Nullable Reading refused(Message message, Cursor text) {
        String reason = text.afterLast(" not allowed because ");
        String address = reason == null ? null : text.afterLast(" from ");
        if (address == null) {
            return null;
        }
        return message.event(Action.USER_REFUSED, "sshd/user-refused")
                .user(text.rest())
                .source(address, -1)
                .reason(reason)
                .failed()
                .done();
    }

    /**
     * What PAM answered to sshd, which tells the failure itself too:
     * {@code error: PAM: Authentication failure for illegal user admin from 127.0.0.3}.
     */
    private static @Nullable Reading pam(Message message, Cursor text) {
        String reason = text.upTo(" for ");
        boolean invalid = text.skip("illegal user ") || text.skip("invalid user ");
        String address = text.afterLast(" from ");
        if (reason == null || address == null) {
            return null;
        }
        Draft draft = message.event(Action.AUTHENTICATION_FAILED, "sshd/pam")
                .user(text.rest())
                .source(new Cursor(address).word(), -1)
                .reason(invalid ? "invalid-user" : reason)
                .failed();
        draft.gatehouse().setEchoOf("sshd");
        return draft.done();
    }

    /** {@code error: maximum authentication attempts exceeded for root from 127.0.0.3 port 36735 ssh2 [preauth]}. */
    private static @Nullable Reading tooMany(Message message, Cursor text) {
        text.skipLast(" [preauth]");
        boolean invalid = text.skip("invalid user ");
        text.skipLast(" ssh2");
        long port = text.lastNumber(" port ");
        String address = text.afterLast(" from ");
        if (address == null) {
            return null;
        }
        return message.event(Action.TOO_MANY_ATTEMPTS, "sshd/too-many-attempts")
                .user(text.rest())
                .source(address, port)
                .reason(invalid ? "invalid-user" : null)
                .failed()
                .done();
    }
}
