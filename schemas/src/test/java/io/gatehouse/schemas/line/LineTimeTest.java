package io.gatehouse.schemas.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTimeTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final long ARRIVAL = micros("2026-11-21T08:34:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-21T08:33:59.103764+00:00 vm sshd[361]: Server   | 2026-11-21T08:33:59.103764Z",
                "2026-11-21T08:33:59.103764+02:00 vm sshd[361]: Server   | 2026-11-21T06:33:59.103764Z",
                "2026-11-21T08:33:59-0130 vm sshd[361]: Server           | 2026-11-21T10:03:59Z",
                "2026-11-21T08:33:59.1Z vm sshd[361]: Server             | 2026-11-21T08:33:59.100Z",
                "2026-11-21T08:33:59.123456789Z vm sshd[361]: Server     | 2026-11-21T08:33:59.123456Z",
                "2026-11-21 08:33:59,103 INFO                            | 2026-11-21T08:33:59.103Z",
                "<38>2026-11-21T08:33:59Z vm sshd[361]: Server           | 2026-11-21T08:33:59Z",
                "<38>1 2026-11-21T08:33:59.103764+00:00 vm sshd 361 - -  | 2026-11-21T08:33:59.103764Z",
                "Nov 21 08:33:59 vm sshd[361]: Server                    | 2026-11-21T08:33:59Z",
                "Nov  2 08:33:59 vm sshd[361]: Server                    | 2026-11-02T08:33:59Z",
                "Nov 2 08:33:59 vm sshd[361]: Server                     | 2026-11-02T08:33:59Z",
                "<38>Nov 21 08:33:59.103 sshd[361]: Server               | 2026-11-21T08:33:59.103Z",
                "Nov 21 2019 08:33:59 vm sshd[361]: Server               | 2019-11-21T08:33:59Z",
                "Dec 31 23:59:60 vm sshd[361]: Server                    | 2026-01-01T00:00:00Z",
                "type=LOGIN msg=audit(1795250038.305:4125): pid=1        | 2026-11-21T08:33:58.305Z",
                "node=a.b type=LOGIN msg=audit(1795250038.305:4125): pid | 2026-11-21T08:33:58.305Z",
            })
    void readsTheTimeAtTheHead(String line, String expected) {
        assertThat(read(line, UTC, null, ARRIVAL)).isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<38>",
                "<38>1 ",
                "-- MARK --",
                "Nov",
                "Nov 21",
                "Nov 31 08:33:59 vm",
                "Nov 211 08:33:59 vm",
                "Nov 21 24:33:59 vm",
                "Nov 21 08:33",
                "2026-02-29T08:33:59Z",
                "2026-11-21",
                "2026-11-21T08:33:5",
                "type=LOGIN msg=audit(",
                "type=LOGIN msg=audit(1795250038:4125):",
                "type=LOGIN msg=audit(1795250038.305",
                "type=LOGIN msg=audit(99999999999999999999.305:1):",
            })
    void givesNoneForALineWithoutReadableTime(String line) {
        assertThat(new LineTime(UTC, null).micros(line, ARRIVAL)).isEqualTo(LineTime.NONE);
    }

    @Test
    void readsADecemberLineInJanuaryAsLastYears() {
        assertThat(read("Dec 31 23:59:59 vm", UTC, null, micros("2026-01-01T00:00:03Z")))
                .isEqualTo(Instant.parse("2025-12-31T23:59:59Z"));
    }

    @Test
    void readsAJanuaryLineInDecemberAsNextYearsWithinFiveDays() {
        assertThat(read("Jan  1 00:00:01 vm", UTC, null, micros("2026-12-31T23:59:58Z")))
                .isEqualTo(Instant.parse("2027-01-01T00:00:01Z"));
        assertThat(read("Jan  6 00:00:01 vm", UTC, null, micros("2026-12-31T23:59:58Z")))
                .isEqualTo(Instant.parse("2026-01-06T00:00:01Z"));
    }

    @Test
    void looksForTheLastLeapDay() {
        assertThat(read("Feb 29 12:00:00 vm", UTC, null, ARRIVAL)).isEqualTo(Instant.parse("2024-02-29T12:00:00Z"));
        assertThat(read("Feb 29 12:00:00 vm", UTC, null, micros("1904-01-01T00:00:00Z")))
                .isEqualTo(Instant.parse("1896-02-29T12:00:00Z"));
    }

    @Test
    void takesTheGivenYear() {
        assertThat(read("Nov 21 08:33:59 vm", UTC, 2011, ARRIVAL)).isEqualTo(Instant.parse("2011-11-21T08:33:59Z"));
        assertThat(new LineTime(UTC, 2011).micros("Feb 29 08:33:59 vm", ARRIVAL))
                .isEqualTo(LineTime.NONE);
    }

    @Test
    void readsLocalTimesInTheZoneOfTheHost() {
        assertThat(read("Nov 21 08:33:59 vm", BERLIN, null, ARRIVAL)).isEqualTo(Instant.parse("2026-11-21T07:33:59Z"));
        assertThat(read("Jul 21 08:33:59 vm", BERLIN, null, ARRIVAL)).isEqualTo(Instant.parse("2026-07-21T06:33:59Z"));
        assertThat(read("2026-07-21 08:33:59 vm", BERLIN, null, ARRIVAL))
                .isEqualTo(Instant.parse("2026-07-21T06:33:59Z"));
    }

    @Test
    void readsAnHourThatComesTwiceAsTheEarlier() {
        assertThat(read("Oct 25 02:30:00 vm", BERLIN, null, ARRIVAL)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void saysWhereTheTimeEnds() {
        LineTime time = new LineTime(UTC, null);
        assertThat(time.syslog("<38>Nov 21 08:33:59 vm", 4, ARRIVAL))
                .isEqualTo(new Stamp(micros("2026-11-21T08:33:59Z"), 19));
        assertThat(time.audit("type=LOGIN msg=audit(1795250038.305:4125): pid=1"))
                .isEqualTo(new Stamp(micros("2026-11-21T08:33:58.305Z"), 35));
    }

    @Test
    void readsOnlyTheHeadOfALongLine() {
        byte[] line = ("x".repeat(600) + "msg=audit(1795250038.305:4125)").getBytes(StandardCharsets.US_ASCII);
        assertThat(new LineTime(UTC, null).micros(line, ARRIVAL)).isEqualTo(LineTime.NONE);
    }

    private static Instant read(String line, ZoneId zone, @Nullable Integer year, long near) {
        long micros = new LineTime(zone, year).micros(line.getBytes(StandardCharsets.UTF_8), near);
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }
}
