package io.gatehouse.benchmarks.stages;

import io.gatehouse.benchmarks.load.Fleet;
import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.FileState;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionState;
import io.gatehouse.schemas.Ids;
import io.gatehouse.schemas.serde.TrustedModel;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.intake.FileProgress;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.session.HostSessions;
import io.gatehouse.streams.session.Joined;
import io.gatehouse.streams.session.Sessionizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stretch of lines with what each step makes of them, so that every step can be run by itself on what it gets. */
final class Recorded {
    private static final int HOSTS = 50;
    private static final long ARRIVAL_AFTER = 1_000_000;

    final List<RawLine> lines = new ArrayList<>();
    final List<FileState> files = new ArrayList<>();
    final List<SessionState> sessions = new ArrayList<>();
    final List<ClockState> clocks = new ArrayList<>();
    final List<Event> held = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Event> commands = new ArrayList<>();
    final List<Session> published = new ArrayList<>();

    /** Of so many lines. */
    Recorded(int count) {
        TrustedModel.trust();
        Fleet fleet = new Fleet(HOSTS, 1);
        for (int i = 0; i < count; i++) {
            lines.add(fleet.next());
        }
        Map<String, FileProgress> progress = new HashMap<>();
        for (RawLine line : lines) {
            FileProgress file = progressOf(progress, line);
            file.accept(line);
            files.add(FileState.newBuilder(file.state()).build());
        }
        join(parsed(), new Recorder());
    }

    static String keyOf(RawLine line) {
        return line.getHost().getId() + "|" + line.getSource() + "|"
                + line.getFile().getFingerprint();
    }

    static FileProgress progressOf(Map<String, FileProgress> files, RawLine line) {
        return files.computeIfAbsent(keyOf(line), key -> FileProgress.startingWith(line));
    }

    static String idOf(RawLine line) {
        return Ids.event(
                line.getHost().getId(), line.getSource(), line.getFile().getFingerprint(), 0, line.getOffset());
    }

    static Reading parse(LineParser parser, RawLine line, String id) {
        return parser.read(line, line.getReadAt() + ARRIVAL_AFTER, id);
    }

    /** The events of all lines, made anew: the join changes them. */
    List<Event> parsed() {
        LineParser parser = new LineParser();
        Allowlist allowlist = Allowlist.of(List.of(Fleet.allowlistEntry()));
        List<Event> all = new ArrayList<>();
        for (RawLine line : lines) {
            if (parse(parser, line, idOf(line)) instanceof Reading.Parsed reading) {
                reading.events().forEach(event -> {
                    check(allowlist, event);
                    all.add(event);
                });
            }
        }
        return all;
    }

    static void check(Allowlist allowlist, Event event) {
        if ("logged-in".equals(event.getEvent().getAction())) {
            allowlist.decide(event);
        }
    }

    /** Joins events to the sessions of their hosts, as the topology does. */
    static <S extends Joined & HostSessions.Changes> void join(List<Event> events, S sink) {
        Map<String, HostSessions> hosts = new HashMap<>();
        Map<HostSessions, Sessionizer> sessionizers = new HashMap<>();
        for (Event event : events) {
            HostSessions host = hosts.computeIfAbsent(event.getHost().getId(), id -> new HostSessions());
            sessionizers
                    .computeIfAbsent(host, sessions -> new Sessionizer(sessions, sink))
                    .accept(event);
            host.drain(sink);
        }
    }

    /** Keeps copies: the originals change with the next event. */
    private final class Recorder implements Joined, HostSessions.Changes {
        @Override
        public void event(Event event) {
            events.add(Event.newBuilder(event).build());
        }

        @Override
        public void settled(Event event) {}

        @Override
        public void command(Event command) {
            commands.add(Event.newBuilder(command).build());
        }

        @Override
        public void session(Session session) {
            published.add(Session.newBuilder(session).build());
        }

        @Override
        public void session(String id, @Nullable SessionState state) {
            if (state != null) {
                sessions.add(SessionState.newBuilder(state).build());
            }
        }

        @Override
        public void clock(ClockState state) {
            clocks.add(ClockState.newBuilder(state).build());
        }

        @Override
        public void command(String key, @Nullable Event event) {
            if (event != null) {
                held.add(Event.newBuilder(event).build());
            }
        }
    }
}
