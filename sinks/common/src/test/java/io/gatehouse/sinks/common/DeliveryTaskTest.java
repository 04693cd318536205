package io.gatehouse.sinks.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a task promises Connect, whatever its target answers. */
final class DeliveryTaskTest {
    private final FakeContext context = new FakeContext();
    private final ScriptedTarget target = new ScriptedTarget();
    private final TextTask task = new TextTask(target);

    @BeforeEach
    void start() {
        task.initialize(context);
        task.start(Map.of("name", "test"));
    }

    @Test
    void deliversABatchInItsOrder() {
        task.put(List.of(record(0, "a"), record(1, "b")));
        assertThat(target.delivered).containsExactly("a", "b");
    }

    @Test
    void sendsOnlyWhatHasNoAnswerWhenTheBatchComesAgain() {
        target.answers.put("b", Answer.later("busy"));
        List<SinkRecord> batch = List.of(record(0, "a"), record(1, "b"), record(2, "c"));
        assertThatThrownBy(() -> task.put(batch))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("1 of 3")
                .hasMessageContaining("busy");
        target.answers.clear();
        task.put(batch);
        assertThat(target.delivered).containsExactly("a", "c", "b");
    }

    @Test
    void sendsARecordAgainThatComesAgainAfterItsBatchWasThrough() {
        task.put(List.of(record(0, "a")));
        task.put(List.of(record(0, "a")));
        assertThat(target.delivered).containsExactly("a", "a");
    }

    @Test
    void forgetsWhatItDeliveredOfAPartitionThatItLoses() {
        target.answers.put("b", Answer.later("busy"));
        List<SinkRecord> batch = List.of(record(0, "a"), record(1, "b"));
        assertThatThrownBy(() -> task.put(batch)).isInstanceOf(RetriableException.class);
        task.close(List.of(new TopicPartition("t", 0)));
        target.answers.clear();
        task.put(batch);
        assertThat(target.delivered).containsExactly("a", "a", "b");
    }

    @Test
    void waitsAsLongAsTheTargetAsks() {
        target.answers.put("a", Answer.later("busy", Duration.ofMinutes(2)));
        assertThatThrownBy(() -> task.put(List.of(record(0, "a")))).hasMessageContaining("120000 ms");
        assertThat(context.pause).isEqualTo(120_000);
        target.answers.clear();
        assertThatThrownBy(() -> task.put(List.of(record(0, "a"))))
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("the next attempt is in");
        assertThat(target.delivered).isEmpty();
    }

    @Test
    void reportsWhatIsRefusedOnceAndGoesOn() {
        target.answers.put("b", Answer.refused("too old"));
        target.answers.put("c", Answer.later("busy"));
        List<SinkRecord> batch = List.of(record(0, "poison"), record(1, "b"), record(2, "c"));
        assertThatThrownBy(() -> task.put(batch)).isInstanceOf(RetriableException.class);
        target.answers.remove("c");
        task.put(batch);
        assertThat(target.delivered).containsExactly("c");
        assertThat(context.reported).containsExactly("0: poisoned", "1: too old");
    }

    @Test
    void failsAtWhatIsRefusedWhereNobodyTakesIt() {
        context.reporter = null;
        assertThatThrownBy(() -> task.put(List.of(record(7, "poison"))))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContaining("t-0@7")
                .hasMessageContaining("errors.deadletterqueue.topic.name");
    }

    @Test
    void passesOverTombstonesAndWhatTheSinkHasNothingToDoWith() {
        task.put(List.of(new SinkRecord("t", 0, null, "k", null, null, 0), record(1, "nothing"), record(2, "a")));
        assertThat(target.delivered).containsExactly("a");
        assertThat(context.reported).isEmpty();
    }

    @Test
    void refusesAValueThatIsNoRecord() {
        task.put(List.of(new SinkRecord("t", 0, null, "k", null, "text", 0)));
        assertThat(context.reported).singleElement().asString().contains("value.converter");
    }

    @Test
    void asksNothingOfTheTargetWhereNothingIsToBeDelivered() {
        task.put(List.of(record(0, "nothing")));
        assertThat(target.batches).isZero();
    }

    private static SinkRecord record(long offset, String text) {
        return new SinkRecord("t", 0, null, "k", null, Map.of("text", text), offset);
    }

    /** Delivers the texts of records; "poison" is one, "nothing" is passed over. */
    private static final class TextTask extends DeliveryTask<String> {
        private final Target<String> target;

        TextTask(Target<String> target) {
            this.target = target;
        }

        @Override
        protected Target<String> open(Map<String, String> settings) {
            return target;
        }

        @Override
        protected @Nullable String item(String topic, @Nullable Object key, Document value) {
            String text = value.require("text");
            if (text.equals("poison")) {
                throw new DataException("poisoned");
            }
            return text.equals("nothing") ? null : text;
        }
    }

    /** Answers as it was told, else that it has the item. */
    private static final class ScriptedTarget implements Target<String> {
        private final Map<String, Answer> answers = new HashMap<>();
        private final List<String> delivered = new ArrayList<>();
        private int batches;

        @Override
        public List<Answer> deliver(List<String> items) {
            batches++;
            Answer[] all = new Answer[items.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = answers.getOrDefault(items.get(i), Answer.delivered());
                if (all[i] instanceof Answer.Delivered) {
                    delivered.add(items.get(i));
                }
            }
            return Arrays.asList(all);
        }

        @Override
        public void close() {}
    }
}
