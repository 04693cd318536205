package io.gatehouse.streams.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyHoursTest {
    private static long micros(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000;
    }

    /** 2026-11-20 is a Friday; Berlin is at UTC+1 in winter, at UTC+2 from 2026-03-29 01:00 to 2026-10-25 01:00 UTC. */
    @ParameterizedTest
    @CsvSource({
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-11-20T06:59:59Z, false",
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-11-20T07:00:00Z, true",
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-11-20T16:59:59Z, true",
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-11-20T17:00:00Z, false",
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-11-21T10:00:00Z, false",
        // in summer an hour earlier by UTC
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-07-17T06:00:00Z, true",
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-07-17T16:00:00Z, false",
        // the Mondays after the clocks were changed
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-03-30T06:00:00Z, true",
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-10-26T06:30:00Z, false",
        "Mon-Fri 08:00-18:00 Europe/Berlin, 2026-10-26T07:00:00Z, true",
        // Sunday 2026-03-29: 02:00 to 03:00 is leapt over
        "Sun 01:30-03:30 Europe/Berlin, 2026-03-29T00:30:00Z, true",
        "Sun 01:30-03:30 Europe/Berlin, 2026-03-29T01:29:59Z, true",
        "Sun 01:30-03:30 Europe/Berlin, 2026-03-29T01:30:00Z, false",
        "Sun 02:00-03:00 Europe/Berlin, 2026-03-29T01:00:00Z, false",
        // Sunday 2026-10-25: 02:00 to 03:00 comes twice
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T00:30:00Z, true",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T01:30:00Z, true",
        "Sun 02:00-03:00 Europe/Berlin, 2026-10-25T02:00:00Z, false",
        // over midnight: it belongs to the day on which it begins
        "Fri 22:00-06:00 UTC, 2026-11-20T21:59:59Z, false",
        "Fri 22:00-06:00 UTC, 2026-11-20T22:00:00Z, true",
        "Fri 22:00-06:00 UTC, 2026-11-21T05:59:59Z, true",
        "Fri 22:00-06:00 UTC, 2026-11-21T06:00:00Z, false",
        "Fri 22:00-06:00 UTC, 2026-11-20T05:00:00Z, false",
        "Sun 22:00-06:00 UTC, 2026-11-23T05:00:00Z, true",
        "22:00-06:00 America/New_York, 2026-11-20T04:00:00Z, true",
        "00:00-24:00 UTC, 2026-11-20T23:59:59Z, true",
        "Fri-Mon 09:00-10:00 UTC, 2026-11-22T09:30:00Z, true",
        "Fri-Mon 09:00-10:00 UTC, 2026-11-24T09:30:00Z, false",
        "'mon,WED 09:00-10:00 UTC', 2026-11-25T09:30:00Z, true",
        "'Mon,Wed 09:00-10:00 UTC', 2026-11-24T09:30:00Z, false",
        "Mon-Thu 08:00-18:00; Fri 08:00-12:00 UTC, 2026-11-20T12:30:00Z, false",
        "Mon-Thu 08:00-18:00; Fri 08:00-12:00 UTC, 2026-11-20T11:30:00Z, true",
        "Mon-Fri 08:00-18:00 +02:00, 2026-11-20T06:00:00Z, true",
    })
    void goesByTheClockOnTheWall(String hours, String time, boolean held) {
        assertThat(WeeklyHours.parse(hours).hold(micros(time))).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9-17",
                "Mon-Fri 08:00-18:00",
                "Mon-Fri 08:00-18:00 Berlin",
                "Mon-Fri 8:00-18:00 UTC",
                "Mon-Fri UTC",
                "Mo-Fr 08:00-18:00 UTC",
                "Mon-Tue-Wed 08:00-18:00 UTC",
                "Mon, 08:00-18:00 UTC",
                "Mon 08:00-08:00 UTC",
                "Mon 24:00-08:00 UTC",
                "Mon 08:00-25:00 UTC",
                "Mon 08:60-09:00 UTC",
                "Mon 08:00-24:01 UTC",
                "Mon 08:00-09:00; UTC"
            })
    void refusesWhatIsNoHours(String written) {
        assertThatThrownBy(() -> WeeklyHours.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + written + "\"")
                .hasMessageContaining("Mon-Fri 08:00-18:00 Europe/Berlin");
    }

    @Test
    void showsTheTimeThatTheClockShowed() {
        assertThat(WeeklyHours.parse("Mon 08:00-09:00 Europe/Berlin").shown(micros("2026-07-17T05:05:00Z")))
                .isEqualTo("Fri 07:05 Europe/Berlin");
    }
}
