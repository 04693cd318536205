package io.gatehouse.streams.detect.sigma.document;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spans of time as Sigma writes them: {@code 30s}, {@code 15m}, {@code 1h}, {@code 7d}, {@code 2w}, {@code 1M} (30 days), {@code 1y} (365 days). */
public final class TimeSpans {
    private static final Map<Character, Duration> UNITS = Map.of(
            's', Duration.ofSeconds(1),
            'm', Duration.ofMinutes(1),
            'h', Duration.ofHours(1),
            'd', Duration.ofDays(1),
            'w', Duration.ofDays(7),
            'M', Duration.ofDays(30),
            'y', Duration.ofDays(365));
    private static final int MAX_DIGITS = 6;

    private TimeSpans() {}

    /** A field of a mapping; {@code absent} where it is not there. */
    public static Duration of(YamlMap map, String field, Duration absent) {
        return map.text(field) == null ? absent : needed(map, field);
    }

    /** A field that has to be there. */
    public static Duration needed(YamlMap map, String field) {
        String text = map.needed(field);
        Duration span = parse(text);
        if (span == null) {
            throw map.fault(field, "\"" + text + "\" is no span of time such as 30s, 5m, 1h, 7d, 1M or 1y");
        }
        return span;
    }

    /** A text that is one; null where it is none. */
    public static @Nullable Duration parse(String text) {
        int digits = text.length() - 1;
        Duration unit = digits < 1 || digits > MAX_DIGITS ? null : UNITS.get(text.charAt(digits));
        boolean number = unit != null && text.chars().limit(digits).allMatch(c -> c >= '0' && c <= '9');
        long count = number ? Long.parseLong(text.substring(0, digits)) : 0;
        return unit == null || count == 0 ? null : unit.multipliedBy(count);
    }
}
