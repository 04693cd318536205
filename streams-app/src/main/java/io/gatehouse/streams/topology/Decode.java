package io.gatehouse.streams.topology;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.UndecodableException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Decodes the records of a topic; what is none goes to the dead letters. */
final class Decode<V> implements Processor<byte[], byte[], Object, Object> {
    private final Topic<V> topic;
    private final Deserializer<V> deserializer;
    private final String next;
    private final String deadLetters;

    private ProcessorContext<Object, Object> context;
    private Counter undecodable;

    /** Sends on to {@code next}, and what cannot be decoded to the sink {@code deadLetters}. */
    @SuppressWarnings("NullAway.Init")
    Decode(Topic<V> topic, Deserializer<V> deserializer, String next, String deadLetters) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.next = next;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        undecodable = Counter.of(
                context, "undecodable-" + topic.name().substring(topic.name().lastIndexOf('.') + 1));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            context.forward(new Record<Object, Object>(record.key(), decode(record), record.timestamp()), next);
        } catch (UndecodableException e) {
            undecodable.increment();
            Record<byte[], byte[]> letter =
                    DeadLetter.of(record, e.reason(), context.recordMetadata().orElse(null));
            context.forward(letter, deadLetters);
        }
    }

    private V decode(Record<byte[], byte[]> record) {
        V value = record.value() == null ? null : deserializer.deserialize(topic.name(), record.value());
        if (value == null) {
            throw new UndecodableException("the record has no value");
        }
        return value;
    }
}
