package io.gatehouse.streams.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelapsesTest {
    private final Relapses relapses = new Relapses();

    private static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toNanos();
    }

    @Test
    void livesWithTenFailuresInFiveMinutesAndNotWithEleven() {
        for (int i = 0; i < 10; i++) {
            assertThat(relapses.isTooMany(i)).isFalse();
        }
        assertThat(relapses.isTooMany(minutes(5))).isTrue();
    }

    @Test
    void forgetsFailuresOfMoreThanFiveMinutesAgo() {
        for (int i = 0; i < 100; i++) {
            assertThat(relapses.isTooMany(minutes(i))).isFalse();
        }
    }

    @Test
    void worksWithAClockThatBeginsBelowZero() {
        for (int i = 0; i < 10; i++) {
            assertThat(relapses.isTooMany(Long.MAX_VALUE - 5 + i)).isFalse();
        }
        assertThat(relapses.isTooMany(Long.MAX_VALUE + 10)).isTrue();
    }
}
