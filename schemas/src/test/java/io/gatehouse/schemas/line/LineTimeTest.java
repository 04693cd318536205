package io.gatehouse.schemas.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
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
                "Nov 21 08:33:59 2019 vm sshd[361]: Server               | 2019-11-21T08:33:59Z",
                "2019 Nov 21 08:33:59 vm sshd[361]: Server               | 2019-11-21T08:33:59Z",
                "Nov 21 08:33:59 1234 sshd[361]: Server                  | 2026-11-21T08:33:59Z",
                "NOV 21 08:33:59 vm sshd[361]: Server                    | 2026-11-21T08:33:59Z",
                "<38> Nov 21 08:33:59: vm sshd[361]: Server              | 2026-11-21T08:33:59Z",
                "[Nov 21 08:33:59] vm sshd[361]: Server                  | 2026-11-21T08:33:59Z",
                "Sat Nov 21 08:33:59 2026 auth.info sshd[361]: Server    | 2026-11-21T08:33:59Z",
                "2026-11-21 08:33:59 -0400 vm sshd[361]: Server          | 2026-11-21T12:33:59Z",
                "Sat 2026-11-21 08:33:59 UTC vm sshd[361]: Server        | 2026-11-21T08:33:59Z",
                "Sat 2026-11-21 08:33:59 +03 vm sshd[361]: Server        | 2026-11-21T05:33:59Z",
                "1795250034.340869 vm sshd[361]: Server                  | 2026-11-21T08:33:54.340869Z",
                "{\"MESSAGE\":\"x\",\"__REALTIME_TIMESTAMP\":\"1795250034340869\"} | 2026-11-21T08:33:54.340869Z",
                "{ \"__REALTIME_TIMESTAMP\" : \"1795250034340869\" }        | 2026-11-21T08:33:54.340869Z",
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
                "lug 21 08:33:59 vm",
                "2019 Foo 21 08:33:59 vm",
                "[Nov 21 08:33:59 vm",
                "[[[[[[",
                "Mon",
                "Monday Nov 21 08:33:59",
                "179525003.340869 vm",
                "{\"MESSAGE\":\"\\\"__REALTIME_TIMESTAMP\\\":\\\"1795250034340869\\\"\"}",
                "{\"__REALTIME_TIMESTAMP\":\"\"}",
                "{\"__REALTIME_TIMESTAMP\":\"999999999999999999999999\"}",
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
    void readsTheMonthsOfTheLocale() {
        assertThat(read(Locale.ITALIAN, "lug 17 17:36:46 vm")).isEqualTo(Instant.parse("2026-07-17T17:36:46Z"));
        assertThat(read(Locale.FRENCH, "ao\u00fbt 17 17:36:46 vm")).isEqualTo(Instant.parse("2026-08-17T17:36:46Z"));
        assertThat(read(Locale.GERMAN, "M\u00e4r  7 17:36:46 vm")).isEqualTo(Instant.parse("2026-03-07T17:36:46Z"));
        assertThat(read(Locale.GERMAN, "Okt 17 17:36:46 vm")).isEqualTo(Instant.parse("2026-10-17T17:36:46Z"));
        assertThat(read(Locale.JAPANESE, "10\u6708 17 17:36:46 vm")).isEqualTo(Instant.parse("2026-10-17T17:36:46Z"));
        assertThat(read(Locale.ITALIAN, "Jul 17 17:36:46 vm")).isEqualTo(Instant.parse("2026-07-17T17:36:46Z"));
    }

    @Test
    void readsNoMonthThatTheLocaleHasTwice() {
        assertThat(new LineTime(UTC, null, Locale.FRENCH).micros("jui 17 17:36:46 vm", ARRIVAL))
                .isEqualTo(LineTime.NONE);
    }

    @Test
    void passesOverTheZoneAndTheYearBehindATime() {
        LineTime time = new LineTime(BERLIN, null);
        assertThat(time.syslog("Sat 2026-11-21 08:33:59 CET vm sshd", 0, ARRIVAL))
                .isEqualTo(new Stamp(micros("2026-11-21T07:33:59Z"), 27));
        assertThat(time.syslog("2026-11-21 08:33:59 CET sshd", 0, ARRIVAL))
                .isEqualTo(new Stamp(micros("2026-11-21T07:33:59Z"), 19));
        assertThat(time.syslog("Nov 21 08:33:59 2019 vm", 0, ARRIVAL))
                .isEqualTo(new Stamp(micros("2019-11-21T07:33:59Z"), 20));
        assertThat(time.syslog("Nov 21 08:33:59 1234 vm", 0, ARRIVAL))
                .isEqualTo(new Stamp(micros("2026-11-21T07:33:59Z"), 15));
    }

    @Test
    void saysWhereTheTimeEnds() {
        LineTime time = new LineTime(UTC, null);
        assertThat(time.syslog("<38>Nov 21 08:33:59 vm", 4, ARRIVAL))
                .isEqualTo(new Stamp(micros("2026-11-21T08:33:59Z"), 19));
        assertThat(time.audit("type=LOGIN msg=audit(1795250038.305:4125): pid=1", 15))
                .isEqualTo(new Stamp(micros("2026-11-21T08:33:58.305Z"), 35));
        assertThat(time.audit("type=LOGIN msg=audit(1795250038.305:4125): pid=1", 11))
                .isNull();
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

    private static Instant read(Locale locale, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return Instant.EPOCH.plus(new LineTime(UTC, null, locale).micros(bytes, ARRIVAL), ChronoUnit.MICROS);
    }

    private static long micros(String instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
    }
}
