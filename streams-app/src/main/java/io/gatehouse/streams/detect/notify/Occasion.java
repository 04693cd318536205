package io.gatehouse.streams.detect.notify;

import java.util.Locale;

/** When a route wants to hear of an incident; the words of the routes file, in small letters, with hyphens. */
public enum Occasion {
    /** It opens, opens again, or gets worse. */
    OPEN,
    /** It goes on. */
    UPDATE,
    /** It is over, and nobody had taken note of it. */
    CLOSE,
    /** It is over, and somebody had: of no news to that one, but to a program that still holds it open. */
    CLOSE_ACKNOWLEDGED,
    /** Somebody has taken note of it. */
    ACKNOWLEDGE;

    /** As it stands in the routes file. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
