package io.gatehouse.streams.topology;

import io.gatehouse.schemas.serde.UndecodableException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of a topic in that every instance reads whole, as they come. A bad one is left out, counted and said: it neither
 * stops the start nor holds.
 */
final class LoadRecords<V> implements Processor<byte[], byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(LoadRecords.class);

    /** What the tasks of an application share of such a topic. */
    interface Shared<V> {
        /** Takes a record in; says why it cannot be used, null where it can. */
        @Nullable
        String put(String key, V value);

        /** Forgets what stood under a key. */
        void remove(String key);
    }

    private final String name;
    private final Shared<V> shared;
    private final Deserializer<V> deserializer;
    private KeyValueStore<byte[], byte[]> store;
    private Counter leftOut;

    /** {@code name} is that of the store and what messages and metrics call the topic. */
    @SuppressWarnings("NullAway.Init")
    LoadRecords(String name, Shared<V> shared, Deserializer<V> deserializer) {
        this.name = name;
        this.shared = shared;
        this.deserializer = deserializer;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        leftOut = Counter.of(context, name + "-left-out");
        store = context.getStateStore(name);
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> entry = all.next();
                take(entry.key, entry.value);
            }
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.key() == null) {
            leaveOut("(none)", "it has no key");
            return;
        }
        store.put(record.key(), record.value());
        take(record.key(), record.value());
    }

    private void take(byte[] key, byte @Nullable [] value) {
        String id = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            shared.remove(id);
            return;
        }
        String fault;
        try {
            fault = shared.put(id, deserializer.deserialize("", value));
        } catch (UndecodableException e) {
            fault = e.reason();
        }
        if (fault != null) {
            shared.remove(id);
            leaveOut(id, fault);
        }
    }

    private void leaveOut(String id, String fault) {
        leftOut.increment();
        LOG.warn("The record {} of {} is left out: {}", id, name, fault);
    }
}
