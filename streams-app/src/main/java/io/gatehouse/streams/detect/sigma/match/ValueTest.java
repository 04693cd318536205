package io.gatehouse.streams.detect.sigma.match;

import com.google.re2j.Pattern;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.WeeklyHours;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;

/** What a rule asks of the value of a field. Its text form says all of it: rules of the same text are the same. */
public sealed interface ValueTest {
    /** The value is such a text; {@code cased}: capitals are told from small letters. */
    record Text(TextPattern pattern, boolean cased) implements ValueTest {}

    /**
     * The regular expression is found in the value. RE2 takes time in proportion to the text, whatever the text; Java's own engine can be
     * held up for hours by one line.
     */
    record Regex(Pattern pattern) implements ValueTest {
        @Override
        public String toString() {
            return "Regex[" + pattern.flags() + " " + pattern.pattern() + "]";
        }
    }

    /** The value is an address of a block. */
    record Network(String written, Cidr block) implements ValueTest {
        @Override
        public String toString() {
            return "Network[" + written + "]";
        }
    }

    /** The value is a number that compares so: lt, lte, gt or gte. */
    record Compare(String operator, double limit) implements ValueTest {
        /** Whether a value does; what is no number does not. */
        public boolean holds(String value) {
            double number;
            try {
                number = Double.parseDouble(value);
            } catch (NumberFormatException e) {
                return false;
            }
            return switch (operator) {
                case "lt" -> number < limit;
                case "lte" -> number <= limit;
                case "gt" -> number > limit;
                default -> number >= limit;
            };
        }
    }

    /** The value is a time, as {@code @timestamp} is, and lies in these hours of the week. */
    record Hours(String written, WeeklyHours hours) implements ValueTest {
        /** Whether a value does; what is no time does not. */
        public boolean hold(String value) {
            try {
                return hours.hold(TimeUnit.SECONDS.toMicros(Instant.parse(value).getEpochSecond()));
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Hours[" + written + "]";
        }
    }

    /** The record has the field, or has it not. */
    record Exists(boolean wanted) implements ValueTest {}
}
