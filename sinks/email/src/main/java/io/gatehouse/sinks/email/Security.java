package io.gatehouse.sinks.email;

import java.util.Arrays;
import java.util.Locale;

/** How the way to the mail server is protected. */
enum Security {
    /** Not at all: for a server on this machine. */
    NONE(25),
    /** Begins in the clear and goes on in TLS (RFC 3207); a server that offers none is not used. */
    STARTTLS(587),
    /** TLS from the first byte (RFC 8314). */
    SMTPS(465);

    private final int port;

    Security(int port) {
        this.port = port;
    }

    /** The usual port. */
    int port() {
        return port;
    }

    /** As it stands in the settings. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Security ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    static String[] texts() {
        return Arrays.stream(values()).map(Security::text).toArray(String[]::new);
    }
}
