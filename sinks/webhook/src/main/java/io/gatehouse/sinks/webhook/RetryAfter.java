package io.gatehouse.sinks.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** When a server wants to be asked again (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
    /** A server does not stop us for longer. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** The time to wait from now on; zero where the header says nothing that can be read. */
    static Duration of(String header, Instant now) {
        Duration wait = read(header.strip(), now);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Duration read(String header, Instant now) {
        if (header.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
