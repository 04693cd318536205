package io.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ReadProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    @Test
    void saysOnlyOfALongReadingHowFarItHasCome() {
        ReadProgress progress = new ReadProgress(new PrintStream(err, true, UTF_8), () -> now);
        progress.begin("gatehouse.events");
        count(progress, 10_000);
        assertThat(err.toString(UTF_8)).isEmpty();
        now = Duration.ofSeconds(3).toNanos();
        count(progress, 10_000);
        assertThat(err.toString(UTF_8))
                .hasLineCount(1)
                .matches("Reading gatehouse.events: 1\\d[,.]\\d\\d\\d records so far\\R");
    }

    private static void count(ReadProgress progress, int records) {
        for (int i = 0; i < records; i++) {
            progress.count();
        }
    }
}
