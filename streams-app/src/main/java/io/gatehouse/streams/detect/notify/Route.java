package io.gatehouse.streams.detect.notify;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of incidents.
 *
 * @param name the key of its messages: small letters, digits and hyphens
 * @param scope which incidents
 * @param on on which occasions
 * @param every how long after a message on an incident the next update of it comes at the earliest
 * @param digest how long it collects before it tells all in one message; null where it tells each by itself
 * @param rate how many messages it bears
 */
public record Route(
        String name,
        Scope scope,
        Set<Occasion> on,
        Duration every,
        @Nullable Duration digest,
        Rate rate) {
    /** Where the routes file says nothing. */
    public static final Set<Occasion> DEFAULT_ON = Set.of(Occasion.OPEN, Occasion.CLOSE);

    public static final Duration DEFAULT_EVERY = Duration.ofMinutes(15);
    public static final Rate DEFAULT_RATE = new Rate(30, Duration.ofHours(1));

    public Route {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "name: \"" + name + "\" is not of small letters, digits and hyphens, 64 at most");
        }
        on = Set.copyOf(EnumSet.copyOf(on));
    }

    static boolean isName(String text) {
        return text.matches("[a-z0-9][a-z0-9-]{0,63}");
    }
}
