package io.gatehouse.streams.detect.notify;

import java.time.Duration;
import java.util.Locale;

/** Why several incidents are in one message. */
enum DigestKind {
    /** The rate of the route was used up. */
    HELD_BACK,
    /** The route collects. */
    PERIODIC,
    /** Their events were long past when they arrived. */
    CATCH_UP;

    /** Catching up is over when nothing of the past has come for so long, or for as long as the route collects anyway. */
    private static final long QUIET = Duration.ofMinutes(1).toNanos() / 1000;
    /** But nobody waits longer than this. */
    private static final long LONGEST = Duration.ofMinutes(15).toNanos() / 1000;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static DigestKind ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** When it goes out, where the first came at {@code since} and the latest now, all in microseconds. */
    long due(Route route, long since, long now) {
        return switch (this) {
            case HELD_BACK -> since;
            case PERIODIC ->
                since + (route.digest() == null ? 0 : route.digest().toNanos() / 1000);
            case CATCH_UP -> Math.min(now + quiet(route), since + LONGEST);
        };
    }

    private static long quiet(Route route) {
        return route.digest() == null ? QUIET : Math.min(QUIET, route.digest().toNanos() / 1000);
    }
}
