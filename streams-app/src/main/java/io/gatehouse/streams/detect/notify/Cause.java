package io.gatehouse.streams.detect.notify;

import java.util.Locale;

/** What a message is about; {@code Notification.cause} has the names in small letters. */
public enum Cause {
    /** An incident opened. */
    OPEN(Occasion.OPEN),
    /** One that was closed goes on. */
    REOPEN(Occasion.OPEN),
    /** Its level rose, or a login succeeded where none had. */
    WORSE(Occasion.OPEN),
    /** One that somebody has taken note of reached a further host. */
    SPREAD(Occasion.OPEN),
    /** Further events. */
    UPDATE(Occasion.UPDATE),
    /** It has been quiet, or somebody closed it. */
    CLOSE(Occasion.CLOSE),
    /** Somebody has taken note of it. */
    ACKNOWLEDGE(Occasion.ACKNOWLEDGE);

    /** The cause of a message that lists several incidents. */
    public static final String DIGEST = "digest";

    private final Occasion occasion;

    Cause(Occasion occasion) {
        this.occasion = occasion;
    }

    /** The occasion on which a route hears of it, where nobody had taken note of it. */
    Occasion occasion() {
        return occasion;
    }

    /** Whether it waits until some time has passed since the last message on its incident. */
    boolean isPaced() {
        return this == UPDATE || this == SPREAD;
    }

    /** Whether it tells of events, which may be long past when they arrive. */
    boolean isOfEvents() {
        return this != CLOSE && this != ACKNOWLEDGE;
    }

    /** As it stands in a message. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cause ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
