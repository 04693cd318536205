package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.schemas.line.LineTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Which year a line without one is of, whatever the zone of its host. */
class YearsTest {
    private static final DateTimeFormatter BSD = DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter LEAP_DAY = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final long DAY = Duration.ofDays(1).toSeconds();

    @Property
    void isTheOneThatTheLineWasWrittenIn(
            @ForAll("arrivals") Instant arrival,
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = -359 * 86_400L, max = 5 * 86_400L - 7200) long late) {
        Instant said = arrival.plusSeconds(late);
        Assume.that(comesOnce(said, zone));
        assertThat(read(said, zone, new LineTime(zone, null), arrival)).isEqualTo(said);
    }

    @Property
    void isTheOneThatAReplayWasToldOf(@ForAll("arrivals") Instant said, @ForAll("zones") ZoneId zone) {
        Assume.that(comesOnce(said, zone));
        LineTime time = new LineTime(zone, LocalDateTime.ofInstant(said, zone).getYear());
        assertThat(read(said, zone, time, Instant.parse("2030-06-01T00:00:00Z")))
                .isEqualTo(said);
    }

    @Property
    void isALeapYearWhereTheLineSaysThe29thOfFebruary(@ForAll("arrivals") Instant arrival) {
        long micros = new LineTime(ZoneId.of("UTC"), null).micros("Feb 29 12:00:00 vm x: y", micros(arrival));
        Instant read = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        assertThat(LEAP_DAY.format(LocalDateTime.ofInstant(read, ZoneId.of("UTC"))))
                .isEqualTo("0229");
        assertThat(read).isBeforeOrEqualTo(arrival.plusSeconds(5 * DAY)).isAfter(arrival.minusSeconds(8 * 366 * DAY));
    }

    /** The hour that comes twice when clocks are set back is read as the earlier one. */
    private static boolean comesOnce(Instant said, ZoneId zone) {
        return zone.getRules()
                        .getValidOffsets(LocalDateTime.ofInstant(said, zone))
                        .size()
                == 1;
    }

    private static Instant read(Instant said, ZoneId zone, LineTime time, Instant arrival) {
        String line = BSD.format(LocalDateTime.ofInstant(said, zone)) + " vm sshd[1]: x";
        return Instant.EPOCH.plus(time.micros(line, micros(arrival)), ChronoUnit.MICROS);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    @Provide
    Arbitrary<Instant> arrivals() {
        long newYear = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
        Arbitrary<Long> near = Arbitraries.longs().between(newYear - DAY, newYear + DAY);
        Arbitrary<Long> any = Arbitraries.longs()
                .between(Instant.parse("1999-12-31T00:00:00Z").getEpochSecond(), newYear + 1500 * DAY);
        return Arbitraries.oneOf(near, any).map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago")
                .map(ZoneId::of);
    }
}
