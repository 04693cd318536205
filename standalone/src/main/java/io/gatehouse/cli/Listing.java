package io.gatehouse.cli;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.json.EcsJson;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Shows a topic of which the last record of each key is the truth.
 *
 * @param topic the topic
 * @param time what the records are sorted by
 * @param line a record in one line for people
 * @param wanted which records are shown; others are not kept in memory either
 */
record Listing<V extends SpecificRecord>(
        Topic<V> topic, ToLongFunction<V> time, Function<V, String> line, Predicate<V> wanted) {

    /** Prints the last revision of each record, then, where wanted, every further one. */
    void show(ClusterOptions options, ListingOptions how, Terminal terminal) {
        Function<V, String> form = how.json() ? new EcsJson()::of : line;
        try (Cluster cluster = options.connect();
                TopicReader<V> reader = new TopicReader<>(cluster, cluster.registry(), topic)) {
            Map<String, V> last = last(reader, wanted);
            last.values().stream()
                    .sorted(Comparator.comparingLong(time))
                    .forEach(value -> terminal.out().println(form.apply(value)));
            terminal.flush();
            sayWhatIsMissing(last.isEmpty() && !how.json(), reader, terminal);
            if (how.follow()) {
                follow(reader, form, terminal);
            }
        }
    }

    /** Prints every revision that fits from now on. */
    void followFromNow(ClusterOptions options, boolean json, Terminal terminal) {
        try (Cluster cluster = options.connect();
                TopicReader<V> reader = new TopicReader<>(cluster, cluster.registry(), topic)) {
            reader.skipToTheEnd();
            follow(reader, json ? new EcsJson()::of : line, terminal);
        }
    }

    /** Until the thread is interrupted; the interrupt is taken, so that the consumer can be closed in peace. */
    private void follow(TopicReader<V> reader, Function<V, String> form, Terminal terminal) {
        try {
            while (!Thread.interrupted()) {
                reader.poll((key, value) -> print(value, form, terminal));
                terminal.flush();
            }
        } catch (InterruptException e) {
            Thread.interrupted();
        }
    }

    static <V extends SpecificRecord> Map<String, V> last(TopicReader<V> reader) {
        return last(reader, value -> true);
    }

    static <V extends SpecificRecord> Map<String, V> last(TopicReader<V> reader, Predicate<V> wanted) {
        Map<String, V> last = new HashMap<>();
        reader.toTheEnd((key, value) -> {
            if (value == null || !wanted.test(value)) {
                last.remove(key);
            } else {
                last.put(key, value);
            }
        });
        return last;
    }

    private void print(@Nullable V value, Function<V, String> form, Terminal terminal) {
        if (value != null && wanted.test(value)) {
            terminal.out().println(form.apply(value));
        }
    }

    private void sayWhatIsMissing(boolean empty, TopicReader<V> reader, Terminal terminal) {
        if (empty) {
            terminal.err()
                    .println(
                            reader.hasRead()
                                    ? "Nothing in " + topic.name() + " fits."
                                    : "Nothing in " + topic.name() + " yet.");
        }
        if (reader.undecodable() > 0) {
            terminal.err()
                    .println("Left out what cannot be read in " + topic.name() + ": " + reader.undecodable()
                            + " records.");
        }
    }
}
