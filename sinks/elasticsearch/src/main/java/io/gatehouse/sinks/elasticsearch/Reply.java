package io.gatehouse.sinks.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * What a node answered.
 *
 * @param status of HTTP; 0 where there was no answer
 * @param body as it came, or why there was none
 * @param advice which settings to look at; empty where they are not why
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Reply(int status, byte[] body, String advice) {
    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int TOO_LARGE = 413;
    private static final int LONGEST_QUOTE = 300;

    /** An answer; {@code credentials} names the settings that said who asks. */
    static Reply of(int status, byte[] body, String credentials) {
        return new Reply(status, body, status == UNAUTHORIZED ? credentials : "");
    }

    static Reply none(Exception failure) {
        return new Reply(0, String.valueOf(failure.getMessage()).getBytes(StandardCharsets.UTF_8), advice(failure));
    }

    private static String advice(Exception failure) {
        if (isCausedBy(failure, CertPathBuilderException.class)
                || isCausedBy(failure, CertPathValidatorException.class)) {
            return ServerSettings.TRUSTSTORE + " must hold the certificate of the server or of its authority";
        }
        return isCausedBy(failure, SSLException.class)
                ? ServerSettings.URL + " must be https with a name that stands in the server's certificate"
                : "";
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Exception> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** For messages: the beginning is enough. */
    String inWords() {
        String text = text().replaceAll("\\p{Cntrl}", " ");
        String quote = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
        String said = (status == 0 ? "no answer: " : "the server answered " + status + ": ") + quote;
        return advice.isEmpty() ? said : advice + " (" + said + ")";
    }
}
