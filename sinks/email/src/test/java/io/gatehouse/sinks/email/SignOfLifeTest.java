package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.Target;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignOfLifeTest {
    private final List<Mail> sent = new ArrayList<>();
    private Answer answer = Answer.delivered();
    private final SignOfLife sign = new SignOfLife(
            LocalTime.of(8, 0), Composers.standard(), new Recording(), Instant.parse("2026-11-22T09:00:00Z"));

    private final class Recording implements Target<Mail> {
        @Override
        public List<Answer> deliver(List<Mail> items) {
            sent.addAll(items);
            return List.of(answer);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void isSentOnceEachDayFromTheNextTimeOn() throws Exception {
        tick("2026-11-22T23:59:00Z", "2026-11-23T07:59:59Z");
        assertThat(sent).isEmpty();
        tick("2026-11-23T08:00:20Z", "2026-11-23T08:01:20Z", "2026-11-24T08:00:01Z");
        assertThat(sent).extracting(Mail::id).containsExactly("sign-of-life.2026-11-23", "sign-of-life.2026-11-24");
        assertThat(Composers.text(Composers.parsed(sent.get(0))))
                .contains("each day at 08:00 UTC", "since 2026-11-22T09:00:00Z and was given 7 messages");
    }

    @Test
    void isTriedAgainForAnHour() throws Exception {
        answer = Answer.later("no connection");
        tick("2026-11-23T08:00:20Z", "2026-11-23T08:30:00Z", "2026-11-23T09:00:01Z", "2026-11-23T09:30:00Z");
        assertThat(sent).hasSize(3);
    }

    private void tick(String... times) throws InterruptedException {
        for (String time : times) {
            sign.tick(Instant.parse(time), 7);
        }
    }
}
