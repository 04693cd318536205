package io.gatehouse.benchmarks.stages;

import io.gatehouse.model.FileState;
import io.gatehouse.model.SessionState;
import io.gatehouse.schemas.serde.StateSerde;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Stores on RocksDB without the cache before them: the most that putting state can cost. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class Stores {
    KeyValueStore<String, FileState> files;
    KeyValueStore<String, SessionState> sessions;

    /** Opens them. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "stages");
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>(
                config,
                new TaskId(0, 0),
                Files.createTempDirectory("gatehouse-stages").toFile());
        files = store("files", FileState.class, context);
        sessions = store("sessions", SessionState.class, context);
    }

    private static <V extends SpecificRecord> KeyValueStore<String, V> store(
            String name, Class<V> type, MockProcessorContext<Void, Void> context) {
        KeyValueStore<String, V> store = org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name),
                        Serdes.String(),
                        StateSerde.of(type))
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    /** Closes them. */
    @TearDown(Level.Trial)
    public void close() {
        files.close();
        sessions.close();
    }
}
