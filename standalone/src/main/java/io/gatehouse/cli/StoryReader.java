package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads what the topics hold about one session. The sessions are read whole; of commands, events and alerts only what arrived while it
 * was open and shortly before and after, of events only the partition of its host.
 */
final class StoryReader {
    /** How much earlier than the first word of the session a line of it may have come. */
    private static final long BEFORE = Duration.ofMinutes(10).toMillis();
    /** How much later than the last word of the closed session a line of it may come. */
    private static final long AFTER = Duration.ofMinutes(15).toMillis();

    private final Cluster cluster;
    private final SchemaRegistryClient registry;
    private final Topics topics;
    private final ReadProgress progress;

    StoryReader(Cluster cluster, Topics topics, ReadProgress progress) {
        this.cluster = cluster;
        this.registry = cluster.registry();
        this.topics = topics;
        this.progress = progress;
    }

    /** Reads the sessions; the rest only where one alone is meant. */
    void readInto(SessionStory story) {
        long[] lastWord = {0};
        try (TopicReader<Session> reader = new TopicReader<>(cluster, registry, topics.sessions())) {
            read(reader, topics.sessions(), session -> {
                if (story.session(session)) {
                    lastWord[0] = Math.max(lastWord[0], reader.arrival());
                }
            });
        }
        story.only().ifPresent(session -> readRest(session, lastWord[0], story));
    }

    private void readRest(Session session, long lastWord, SessionStory story) {
        Long created = session.getEvent().getCreated();
        long first = created == null ? 0 : created / 1000 - BEFORE;
        long last = session.getEvent().getEnd() == null ? Long.MAX_VALUE : lastWord + AFTER;
        try (TopicReader<Event> reader = new TopicReader<>(cluster, registry, topics.commands())) {
            reader.between(first, last);
            read(reader, topics.commands(), story::command);
        }
        try (TopicReader<Event> reader = new TopicReader<>(cluster, registry, topics.events())) {
            reader.onlyWithKey(session.getHost().getId());
            reader.between(first, last);
            read(reader, topics.events(), story::event);
        }
        try (TopicReader<Alert> reader = new TopicReader<>(cluster, registry, topics.alerts())) {
            reader.between(first, Long.MAX_VALUE);
            read(reader, topics.alerts(), story::alert);
        }
    }

    private <V extends SpecificRecord> void read(TopicReader<V> reader, Topic<V> topic, Consumer<V> taker) {
        progress.begin(topic.name());
        reader.toTheEnd((key, value) -> {
            progress.count();
            if (value != null) {
                taker.accept(value);
            }
        });
    }
}
