package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.gatehouse.model.RawLine;
import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A transaction is aborted: Kafka Streams puts the stores back to what was committed and initializes the same processors again. What they
 * give then does not depend on what they saw in that transaction.
 */
class RevivedTaskTest {
    /** With open sessions, audit events that are not over and commands that wait. */
    private static final int LINES = 60;

    private static final Topic<RawLine> RAW = new Topics(Topics.DEFAULT_PREFIX, 1, (short) 1).raw();

    @TempDir
    Path state;

    private final AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), true);
    private final StateStores stores = StateStores.passing();
    private MockProcessorContext<Object, Object> context;

    private final AcceptLines accept =
            new AcceptLines(RAW, Redactor.off(), serdes.forTopic(RAW).deserializer());
    private final ParseLines parse = new ParseLines();
    private final AssembleAudit assemble = new AssembleAudit();
    private final JoinSessions join = new JoinSessions(false);

    @BeforeEach
    void begin() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        context = new MockProcessorContext<>(config, new TaskId(0, 0), state.toFile());
    }

    /** What is committed is nothing. */
    private void initialize() {
        List<StoreBuilder<?>> builders = List.of(
                stores.files(),
                stores.auditLines(),
                stores.auditClocks(),
                stores.sessions(),
                stores.commands(),
                stores.clocks());
        for (StoreBuilder<?> builder : builders) {
            StateStore store = builder.build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        accept.init(context);
        parse.init(context);
        assemble.init(context);
        join.init(context);
    }

    private List<String> outcome() throws IOException {
        List<String> all = new ArrayList<>();
        for (CaseFolder.Arrival arrival : CaseFolder.named("small").lines().subList(0, LINES)) {
            RawLine line = arrival.line();
            byte[] key = line.getHost().getId().getBytes(StandardCharsets.UTF_8);
            byte[] value = serdes.forTopic(RAW).serializer().serialize(RAW.name(), line);
            accept.process(new Record<>(key, value, arrival.time() / 1000));
            all.addAll(after(taken()));
        }
        return all;
    }

    /** What the steps after the first make of its records, in the end: each takes what the one before it gave. */
    private List<String> after(List<Object> accepted) {
        accepted.stream().filter(AcceptedLine.class::isInstance).forEach(line -> parse.process(record(line)));
        List<Object> parsed = taken();
        parsed.stream().filter(Observed.class::isInstance).forEach(seen -> assemble.process(record(seen)));
        List<Object> assembled = taken();
        assembled.stream().filter(Observed.class::isInstance).forEach(seen -> join.process(record(seen)));
        return Stream.of(parsed, assembled, taken())
                .flatMap(List::stream)
                .filter(value -> !(value instanceof Observed))
                .map(Object::toString)
                .toList();
    }

    private static Record<Object, Object> record(Object value) {
        return new Record<>("machine-1", value, 0);
    }

    private List<Object> taken() {
        List<Object> values = context.forwarded().stream()
                .<Object>map(forward -> forward.record().value())
                .toList();
        context.resetForwards();
        return values;
    }

    @Test
    void givesTheSameAfterATransactionWasAborted() throws IOException {
        initialize();
        List<String> before = outcome();
        initialize();
        assertThat(outcome()).isEqualTo(before);
    }
}
