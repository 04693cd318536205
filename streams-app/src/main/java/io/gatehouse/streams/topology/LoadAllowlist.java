package io.gatehouse.streams.topology;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.serde.UndecodableException;
import io.gatehouse.streams.detect.Allowlist;
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

/** Takes allowlist entries in as they come. A bad record is left out and said; it neither stops the start nor lets anybody in. */
final class LoadAllowlist implements Processor<byte[], byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(LoadAllowlist.class);

    private final LiveAllowlist allowlist;
    private final Deserializer<AllowlistEntry> deserializer;
    private KeyValueStore<byte[], byte[]> store;

    @SuppressWarnings("NullAway.Init")
    LoadAllowlist(LiveAllowlist allowlist, Deserializer<AllowlistEntry> deserializer) {
        this.allowlist = allowlist;
        this.deserializer = deserializer;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(StateStores.ALLOWLIST);
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
            LOG.warn("An allowlist record without a key is left out");
            return;
        }
        store.put(record.key(), record.value());
        take(record.key(), record.value());
    }

    private void take(byte[] key, byte @Nullable [] value) {
        String id = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            allowlist.remove(id);
            return;
        }
        String fault;
        try {
            AllowlistEntry entry = deserializer.deserialize("", value);
            fault = entry.getId().equals(id) ? Allowlist.check(entry) : "its key is not its id";
            if (fault == null) {
                allowlist.put(entry);
            }
        } catch (UndecodableException e) {
            fault = e.reason();
        }
        if (fault != null) {
            allowlist.remove(id);
            LOG.warn("Allowlist entry {} is left out: {}", id, fault);
        }
    }
}
