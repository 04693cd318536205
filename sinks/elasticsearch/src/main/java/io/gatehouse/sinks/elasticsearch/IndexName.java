package io.gatehouse.sinks.elasticsearch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an index, with a day in it or not: {@code audit-%{yyyy.MM.dd}}.
 *
 * @param before what stands before the day, or the whole name
 * @param day how the day is written, in UTC; null where there is none
 * @param after what stands behind the day
 */
record IndexName(String before, @Nullable DateTimeFormatter day, String after) {
    private static final Pattern DATED = Pattern.compile("([^%{}]*)%\\{([^{}]+)}([^%{}]*)");
    /** What Elasticsearch allows in names: no capitals, no path, no wildcards; not -, _ or + at the beginning. */
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9.][a-z0-9._+-]{0,199}");

    static IndexName of(String name) {
        Matcher dated = DATED.matcher(name);
        if (!dated.matches()) {
            return new IndexName(name, null, "");
        }
        DateTimeFormatter day =
                DateTimeFormatter.ofPattern(dated.group(2), Locale.ROOT).withZone(ZoneOffset.UTC);
        return new IndexName(dated.group(1), day, dated.group(3));
    }

    /**
     * Refuses what is no name of an index.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    static void require(String name) {
        try {
            IndexName index = of(name);
            String example = index.at(Instant.EPOCH);
            if (!ALLOWED.matcher(example).matches()) {
                throw new IllegalArgumentException("it is no name of an index: use a-z, 0-9, and . _ - +");
            }
            if (index.isDated() && index.dayOf(example).isEmpty()) {
                throw new IllegalArgumentException("it does not name a day: use yyyy, MM and dd");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it holds no way to write a day (" + e.getMessage() + ")", e);
        }
    }

    boolean isDated() {
        return day != null;
    }

    /** The index of a moment. */
    String at(Instant time) {
        return day == null ? before : before + day.format(time) + after;
    }

    /** All of them, with a wildcard. */
    String pattern() {
        return day == null ? before : before + "*" + after;
    }

    /** The day that an index is of; empty where it is not one of these. */
    Optional<LocalDate> dayOf(String index) {
        if (day == null
                || !index.startsWith(before)
                || !index.endsWith(after)
                || index.length() <= before.length() + after.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(index.substring(before.length(), index.length() - after.length()), day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
