package io.gatehouse.sinks.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The items of a batch, one after the other; the first letter is their key. */
final class OneByOneTest {
    private final List<String> tried = new ArrayList<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private long nanos;
    private final OneByOne<String> batch = new OneByOne<>(item -> item.substring(0, 1), () -> nanos);

    @Test
    void keepsTheOrderOfAKeyWhileOneOfItsItemsWaits() throws InterruptedException {
        answers.put("a1", Answer.later("busy"));
        assertThat(deliver("a1", "b1", "a2", "b2"))
                .containsExactly(Answer.later("busy"), Answer.delivered(), Answer.later("busy"), Answer.delivered());
        assertThat(tried).containsExactly("a1", "b1", "b2");
    }

    @Test
    void goesOnWithAKeyOfWhichAnItemIsRefused() throws InterruptedException {
        answers.put("a1", Answer.refused("too long"));
        assertThat(deliver("a1", "a2")).containsExactly(Answer.refused("too long"), Answer.delivered());
    }

    @Test
    void triesNothingMoreWhereTheTargetIsAway() throws InterruptedException {
        Answer away = Answer.away("no connection", Duration.ofSeconds(5));
        answers.put("b1", away);
        assertThat(deliver("a1", "b1", "c1", "a2")).containsExactly(Answer.delivered(), away, away, away);
        assertThat(tried).containsExactly("a1", "b1");
    }

    @Test
    void leavesTheRestOfABatchThatTakesTooLong() throws InterruptedException {
        OneByOne<String> slow = new OneByOne<>(item -> item, () -> nanos);
        List<Answer> given = slow.deliver(List.of("a", "b", "c"), item -> {
            nanos += Duration.ofSeconds(15).toNanos();
            return Answer.delivered();
        });
        assertThat(given.subList(0, 2)).containsExactly(Answer.delivered(), Answer.delivered());
        assertThat(given.get(2)).isInstanceOf(Answer.Later.class);
    }

    private List<Answer> deliver(String... items) throws InterruptedException {
        return batch.deliver(List.of(items), item -> {
            tried.add(item);
            return answers.getOrDefault(item, Answer.delivered());
        });
    }
}
