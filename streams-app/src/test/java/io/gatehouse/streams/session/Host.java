package io.gatehouse.streams.session;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionSight;
import io.gatehouse.model.SessionState;
import io.gatehouse.model.SourceFile;
import io.gatehouse.model.SourceState;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.schemas.serde.StateSerde;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** One host under test: takes log lines, keeps what the join gives and stores, and can be restarted from what it stored. */
final class Host {
    private static final String DAY = "2026-11-21T";

    /** The last record of every id, as JSON and as record. */
    final Map<String, Session> sessions = new LinkedHashMap<>();

    final Map<String, Event> commands = new LinkedHashMap<>();
    final List<Event> events = new ArrayList<>();
    /** Ids of the events whose session is decided. */
    final List<String> settled = new ArrayList<>();

    final List<String> published = new ArrayList<>();

    private final LineParser parser = new LineParser();
    private final EcsJson json = new EcsJson();
    private final Map<String, byte[]> storedSessions = new TreeMap<>();
    private final Map<String, byte[]> storedCommands = new TreeMap<>();
    private final StateSerde<Session> sessionSerde = StateSerde.of(Session.class);
    private final StateSerde<Event> eventSerde = StateSerde.of(Event.class);
    private final StateSerde<SessionState> stateSerde = StateSerde.of(SessionState.class);
    private final StateSerde<ClockState> clockSerde = StateSerde.of(ClockState.class);
    private byte @Nullable [] storedClock;
    private HostSessions host = new HostSessions();
    private Sessionizer sessionizer = new Sessionizer(host, new Written());
    private long lines;

    /** A line of auth.log; the time is that of the day, such as {@code 08:00:00.5}. */
    Host auth(String time, String message) {
        return line("auth", DAY + time + "Z vm " + message, at(time));
    }

    /** A line of commands.log. */
    Host command(String time, String message) {
        return line("command", DAY + time + "Z vm " + message, at(time));
    }

    /** A record of the shell hook, whose time the rest of the line does not repeat. */
    Host hook(String time, String fields) {
        return command(time, "bashaudit: v=1 " + fields);
    }

    Host audit(String time, String record) {
        long millis = at(time) / 1000;
        String stamp = millis / 1000 + "." + String.format("%03d", millis % 1000);
        return line("audit", record.replace("AT", "audit(" + stamp + ":" + lines + ")"), at(time));
    }

    Host line(String source, String line, long arrival) {
        RawLine raw = raw(source);
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        raw.setOffset(lines * 1000);
        raw.setNextOffset(lines * 1000 + bytes.length);
        raw.setLine(ByteBuffer.wrap(bytes));
        raw.setLength((long) bytes.length);
        if (parser.read(raw, arrival, String.format("event-%06d", lines++)) instanceof Reading.Parsed parsed) {
            parsed.events().forEach(this::accept);
        }
        return this;
    }

    private void accept(Event event) {
        sessionizer.accept(event);
        store();
    }

    /** Word of the agent: these sources are read to their end. */
    Host atEnd(String time, String... sources) {
        RawLine heartbeat = raw("heartbeat");
        heartbeat.setStates(new ArrayList<>());
        for (String source : sources) {
            heartbeat.getStates().add(new SourceState(source, "/var/log/" + source, null, 0L, true));
        }
        sessionizer.accept(heartbeat, at(time));
        store();
        return this;
    }

    Host tick(String time) {
        sessionizer.tick(at(time));
        store();
        return this;
    }

    /** Throws away what is on the heap and goes on from what was stored. */
    Host restart() {
        host = new HostSessions();
        storedSessions
                .values()
                .forEach(bytes -> host.restore(stateSerde.deserializer().deserialize("", bytes)));
        storedCommands.forEach(
                (key, bytes) -> host.restore(key, eventSerde.deserializer().deserialize("", bytes)));
        if (storedClock != null) {
            host.restore(clockSerde.deserializer().deserialize("", storedClock));
        }
        sessionizer = new Sessionizer(host, new Written());
        return this;
    }

    int stored() {
        return storedSessions.size() + storedCommands.size();
    }

    Session session(String address, int port) {
        return sessions.values().stream()
                .filter(session -> session.getSource() != null
                        && address.equals(session.getSource().getIp())
                        && session.getSource().getPort() == port)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** A session as it is known, by the address that it came from. */
    SessionSight sight(String address, int port) {
        return Objects.requireNonNull(
                host.sight(session(address, port).getEvent().getId(), at("12:00:00")));
    }

    Event command(String line) {
        return commands.values().stream()
                .filter(command -> line.equals(command.getProcess().getCommandLine()))
                .findFirst()
                .orElseThrow();
    }

    static long at(String time) {
        Instant instant = Instant.parse(DAY + time + "Z");
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
    }

    private static RawLine raw(String source) {
        RawLine raw = new RawLine();
        raw.setHost(new EcsHost("machine-1", "vm", null));
        raw.setSource(source);
        raw.setFile(new SourceFile("/var/log/" + source, source, null, null, 0L));
        raw.setOffset(0L);
        raw.setNextOffset(0L);
        raw.setLine(ByteBuffer.allocate(0));
        raw.setLength(0L);
        raw.setSequence(0L);
        raw.setReadAt(0L);
        raw.setTimezone("UTC");
        raw.setYear(2026);
        raw.setOrigin(new Origin("unknown", "file", null, null));
        return raw;
    }

    private void store() {
        host.drain(new Stored());
    }

    private static <V extends SpecificRecord> V copy(StateSerde<V> serde, V record) {
        return serde.deserializer().deserialize("", serde.serializer().serialize("", record));
    }

    /** Records are written at once: what is kept here does not change when the join goes on. */
    private final class Written implements Joined {
        @Override
        public void event(Event event) {
            events.add(copy(eventSerde, event));
        }

        @Override
        public void settled(Event event) {
            settled.add(event.getEvent().getId());
        }

        @Override
        public void command(Event command) {
            commands.put(command.getEvent().getId(), copy(eventSerde, command));
            published.add(json.of(command));
        }

        @Override
        public void session(Session session) {
            sessions.put(session.getEvent().getId(), copy(sessionSerde, session));
            published.add(json.of(session));
        }
    }

    private final class Stored implements HostSessions.Changes {
        @Override
        public void session(String id, @Nullable SessionState state) {
            put(
                    storedSessions,
                    id,
                    state == null ? null : stateSerde.serializer().serialize("", state));
        }

        @Override
        public void command(String key, @Nullable Event event) {
            put(
                    storedCommands,
                    key,
                    event == null ? null : eventSerde.serializer().serialize("", event));
        }

        @Override
        public void clock(ClockState state) {
            storedClock = clockSerde.serializer().serialize("", state);
        }

        private static void put(Map<String, byte[]> store, String key, byte @Nullable [] value) {
            if (value == null) {
                store.remove(key);
            } else {
                store.put(key, value);
            }
        }
    }
}
