package io.gatehouse.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineClockTest {

    private static final long NOW = Instant.parse("2026-11-21T00:00:00Z").getEpochSecond() * 1_000_000;

    private final LineClock replay = new LineClock(AgentFixture.HOST, 2019);

    @Test
    void countsOverManyYears() {
        DateTimeFormatter bsd = DateTimeFormatter.ofPattern("MMM dd", Locale.ROOT);
        LocalDate day = LocalDate.of(2019, 3, 1);
        for (int i = 0; i < 40; i++) {
            replay.micros((bsd.format(day) + " 00:00:00 vm a").getBytes(UTF_8), NOW);
            assertThat(replay.year()).isEqualTo(day.getYear());
            day = day.plusDays(50);
        }
    }

    @Test
    void oneLineOutOfOrderDoesNotShiftTheYear() {
        assertThat(year("Nov 21 08:00:00 vm a")).isEqualTo(2019);
        assertThat(year("Jan  1 00:00:00 vm forged")).isEqualTo(2020);
        assertThat(year("Nov 21 08:00:01 vm b")).isEqualTo(2019);
    }

    @Test
    void aFullDateInALineDoesNotShiftTheYear() {
        year("Nov 21 08:00:00 vm a");
        year("1970-01-01T00:00:00Z vm forged");

        assertThat(year("Nov 21 08:00:01 vm b")).isEqualTo(2019);
    }

    @Test
    void aLineWithoutTimeHasThatOfTheLineBefore() {
        LineClock live = new LineClock(AgentFixture.HOST, null);
        long time = live.micros("Nov 20 08:00:00 vm a".getBytes(UTF_8), NOW);

        assertThat(live.micros("no time".getBytes(UTF_8), NOW)).isEqualTo(time);
        assertThat(live.year()).isNull();
    }

    private @Nullable Integer year(String line) {
        replay.micros(line.getBytes(UTF_8), NOW);
        return replay.year();
    }
}
