package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.AuditClock;
import io.gatehouse.model.AuditLine;
import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Rejected;
import io.gatehouse.schemas.serde.StateSerde;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Lines;
import io.gatehouse.streams.parse.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An assembler with its stores and what it gave; {@link #restart} makes it anew from what was stored. */
final class Assembly implements AuditAssembler.Out {
    private static final StateSerde<AuditLine> LINES = StateSerde.of(AuditLine.class);
    private static final StateSerde<AuditClock> CLOCKS = StateSerde.of(AuditClock.class);
    static final String PATH = "/var/log/audit/audit.log";

    final List<Event> events = new ArrayList<>();
    final List<Rejected> rejected = new ArrayList<>();
    final Map<String, AuditLine> stored = new TreeMap<>();
    long arrival = Lines.ARRIVAL;
    /** How many bytes of lines were stored at most at one time. */
    long mostBytes;

    private final LineParser parser = new LineParser();
    private @Nullable AuditClock clock;
    private AuditAssembler assembler = new AuditAssembler(parser, this);
    private long lines;

    Assembly read(String... records) {
        for (String record : records) {
            RawLine line = Lines.of("audit", PATH, record.getBytes(StandardCharsets.UTF_8));
            Reading reading = parser.readApart(line, arrival, "line-" + lines++);
            ((Reading.Recorded) reading).parts().forEach(assembler::accept);
        }
        return this;
    }

    Assembly restart() {
        assembler = new AuditAssembler(parser, this);
        if (clock != null) {
            assembler.restore(clock);
        }
        assembler.restore(List.copyOf(stored.values()));
        return this;
    }

    /** Lets the wall clock go on until nothing more is waited for. */
    Assembly silence() {
        arrival += AuditAssembler.SILENCE;
        return tick();
    }

    Assembly tick() {
        assembler.tick(arrival);
        return this;
    }

    List<Long> serials() {
        return events.stream()
                .map(event -> event.getGatehouse().getAudit().getSerial())
                .toList();
    }

    List<Long> revisions() {
        return events.stream().map(event -> event.getGatehouse().getRevision()).toList();
    }

    @Override
    public void event(AuditPart part, Event event, int bytes) {
        events.add(event);
    }

    @Override
    public void rejected(Rejected record) {
        rejected.add(record);
    }

    @Override
    public void line(int slot, int index, @Nullable AuditLine line) {
        String key = slot + "|" + index;
        if (line == null) {
            stored.remove(key);
        } else {
            stored.put(key, copy(LINES, line));
        }
        mostBytes = Math.max(
                mostBytes,
                stored.values().stream()
                        .mapToLong(kept -> kept.getLine().getLine().remaining())
                        .sum());
    }

    @Override
    public void clock(AuditClock state) {
        clock = copy(CLOCKS, state);
    }

    private static <T extends SpecificRecord> T copy(StateSerde<T> serde, T record) {
        return serde.deserializer().deserialize("", serde.serializer().serialize("", record));
    }
}
