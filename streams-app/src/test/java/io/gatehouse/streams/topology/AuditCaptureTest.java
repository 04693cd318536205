package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.audit.AuditPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the events of a recorded audit.log against what a look at the file says, also when the topology is started again. */
class AuditCaptureTest {
    private static final Path FILE = Path.of("src/test/resources/captures/small-audit.log.gz");
    private static final Pattern RECORD =
            Pattern.compile("type=(\\S+) msg=audit\\(((\\d+)\\.[^)]*)\\).*", Pattern.DOTALL);

    @TempDir
    Path state;

    /** The records of every time and serial that stand in the file, in their order. */
    private final Map<String, List<String>> records = new LinkedHashMap<>();

    private final List<RawLine> lines = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();

    @BeforeEach
    void readTheFile() throws IOException {
        LinesOf raw = new LinesOf("audit", "/var/log/audit/audit.log");
        try (GZIPInputStream file = new GZIPInputStream(Files.newInputStream(FILE))) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                Matcher record = RECORD.matcher(line);
                assertThat(record.matches()).isTrue();
                records.computeIfAbsent(record.group(2), stamp -> new ArrayList<>())
                        .add(record.group(1));
                lines.add(raw.next(line));
                arrivals.add(Long.parseLong(record.group(3)) * 1_000_000);
            }
        }
    }

    private static String stampOf(Event event) {
        long millis = event.getTimestamp() / 1000;
        long serial = event.getGatehouse().getAudit().getSerial();
        return "%d.%03d:%d".formatted(millis / 1000, millis % 1000, serial);
    }

    private static List<String> recordsOf(Event event) {
        List<String> records = event.getGatehouse().getAudit().getRecords();
        return records != null
                ? records
                : List.of(event.getGatehouse().getAudit().getType());
    }

    @Test
    void givesOneEventWithAllItsRecordsOfEveryTimeAndSerial() {
        Instant begin = Instant.ofEpochMilli(arrivals.get(0) / 1000);
        try (ReplayedTopology topology = new ReplayedTopology(state, begin)) {
            for (int i = 0; i < lines.size(); i++) {
                topology.send(lines.get(i), arrivals.get(i));
            }
            List<Event> events = topology.read(topology.topics.events());
            Map<String, List<String>> found = new TreeMap<>();
            events.forEach(event -> found.put(stampOf(event), recordsOf(event)));
            assertThat(found).isEqualTo(records).hasSizeGreaterThan(1300);
            assertThat(events).hasSameSizeAs(records.keySet());
            assertThat(events).extracting(event -> event.getEvent().getId()).doesNotHaveDuplicates();
            assertThat(events).allMatch(event -> event.getGatehouse().getAudit().getIncomplete() == null);
            topology.advance(Duration.ofHours(2));
            assertThat(topology.read(topology.topics.events())).isEmpty();
            assertThat(topology.read(topology.topics.unparsed())).isEmpty();
        }
    }

    @Test
    void givesTheSameRecordsWhereverItIsStartedAgain() throws IOException {
        List<Event> whole = assemble(Integer.MAX_VALUE);
        assertThat(whole).hasSameSizeAs(records.keySet());
        for (int every : List.of(101, 1009)) {
            assertThat(assemble(every).equals(whole))
                    .as("started again every %d lines", every)
                    .isTrue();
        }
    }

    /** The events of the first step alone, which is started again from its stores after so many lines. */
    private List<Event> assemble(int every) throws IOException {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        MockProcessorContext<Object, Object> context =
                new MockProcessorContext<>(config, new TaskId(0, 0), state.toFile());
        StateStores stores = StateStores.passing();
        for (StoreBuilder<?> builder : List.of(stores.auditLines(), stores.auditClocks())) {
            StateStore store = builder.build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        LineParser parser = new LineParser();
        AssembleAudit step = started(context);
        for (int i = 0; i < lines.size(); i++) {
            Reading reading = parser.readApart(lines.get(i), arrivals.get(i), "line-" + i);
            for (AuditPart part : ((Reading.Recorded) reading).parts()) {
                step.process(new Record<>("machine-1", new Observed.Recorded(part), 0));
            }
            step = (i + 1) % every == 0 ? started(context) : step;
        }
        return context.forwarded(GatehouseTopology.NAME_PEOPLE).stream()
                .map(forwarded -> ((Observed.Happened) forwarded.record().value()).event())
                .toList();
    }

    private static AssembleAudit started(MockProcessorContext<Object, Object> context) {
        AssembleAudit step = new AssembleAudit();
        step.init(context);
        return step;
    }
}
