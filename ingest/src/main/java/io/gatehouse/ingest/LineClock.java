package io.gatehouse.ingest;

import io.gatehouse.schemas.line.LineTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The times of one file's lines. A line without a readable time has that of the line before it. Where the year of the
 * first line is given, that of each further line without a year is the one that brings it nearest to the line before,
 * so that a file may run over new year.
 */
final class LineClock {

    private static final long HALF_YEAR = micros(Duration.ofDays(182));
    private static final long AHEAD = micros(Duration.ofDays(5)); // how far beyond "near" LineTime goes

    private final HostIdentity host;
    private final @Nullable Integer firstYear;
    private final LineTime inferring;
    private long last = LineTime.NONE;
    private long yearFrom = LineTime.NONE;

    LineClock(HostIdentity host, @Nullable Integer firstYear) {
        this.host = host;
        this.firstYear = firstYear;
        this.inferring = times(null);
    }

    /** The time of the file's next line, in µs; {@code now} is when it was read. */
    long micros(byte[] line, long now) {
        long time = firstYear == null ? inferring.micros(line, now) : dated(line, firstYear);
        if (time != LineTime.NONE) {
            last = time;
        }
        return last;
    }

    /** The year of the line last given, for lines that carry none; null where it is to be inferred from its arrival. */
    @Nullable
    Integer year() {
        if (firstYear == null || yearFrom == LineTime.NONE) {
            return firstYear;
        }
        return Instant.EPOCH
                .plus(yearFrom, ChronoUnit.MICROS)
                .atZone(host.zone())
                .getYear();
    }

    private LineTime times(@Nullable Integer year) {
        return new LineTime(host.zone(), year, host.locale());
    }

    private long dated(byte[] line, int year) {
        if (yearFrom == LineTime.NONE) {
            yearFrom = times(year).micros(line, 0);
            return yearFrom;
        }
        long time = inferring.micros(line, yearFrom + HALF_YEAR - AHEAD);
        if (Math.abs(time - yearFrom)
                <= HALF_YEAR + micros(Duration.ofDays(3))) { // a line that carries a full date may say any
            yearFrom = time;
        }
        return time;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
