package io.gatehouse.sinks.email;

import io.gatehouse.schemas.Visible;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server answered (RFC 5321, 4.2).
 *
 * @param code three digits
 * @param text in words, as the library says it
 */
record Reply(int code, String text) {
    private static final int LONGEST = 300;
    /** "552 too many recipients" of a RCPT is to be treated as temporary (RFC 5321, 4.5.3.1.10). */
    private static final int TOO_MUCH = 552;
    /** The server closes the connection. */
    private static final int CLOSING = 421;

    static Reply of(int code, MessagingException said) {
        return new Reply(code, words(said));
    }

    /** Whether it will say the same tomorrow of this recipient. */
    boolean refusesRecipient() {
        return code >= 500 && code != TOO_MUCH;
    }

    /** Whether it will say the same tomorrow of this mail. */
    boolean refusesContent() {
        return code >= 500;
    }

    /** Whether it is about the server and no mail in particular. */
    boolean closes() {
        return code == CLOSING || code < 400;
    }

    /** What was said, on one line, harmless for a log. */
    static String words(MessagingException said) {
        StringBuilder words = new StringBuilder(Visible.of(firstLine(said)));
        for (@Nullable Exception next = said.getNextException(); next != null; next = next(next)) {
            words.append("; ").append(Visible.of(firstLine(next)));
        }
        return words.length() <= LONGEST ? words.toString() : words.substring(0, LONGEST);
    }

    private static @Nullable Exception next(Exception exception) {
        return exception instanceof MessagingException more ? more.getNextException() : null;
    }

    private static String firstLine(Exception exception) {
        String message = exception.getMessage();
        return message == null
                ? exception.getClass().getSimpleName()
                : message.strip().replaceAll("\\R+", " ");
    }
}
