package io.gatehouse.streams.detect.notify;

/** When a route wants to hear of an incident; the words of the routes file, in small letters. */
public enum Occasion {
    /** It opens, opens again, or gets worse. */
    OPEN,
    /** It goes on. */
    UPDATE,
    /** It is over. */
    CLOSE,
    /** Somebody has taken note of it. */
    ACKNOWLEDGE
}
