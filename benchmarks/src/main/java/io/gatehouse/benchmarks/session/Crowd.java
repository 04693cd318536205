package io.gatehouse.benchmarks.session;

import io.gatehouse.benchmarks.load.CrowdedHost;
import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many sessions are open on the host, and what its shells log. */
public enum Crowd {
    ONE(1, 1, false),
    HUNDRED(100, 100, false),
    TEN_THOUSAND(10_000, 1_000, false),
    /** All of one account, under the old hook: every line fits every session. */
    TEN_THOUSAND_OF_ONE_USER(10_000, 1, true);

    private static final long ARRIVAL_AFTER = 1_000_000;

    private final int sessions;
    private final int users;
    private final boolean oldHook;

    Crowd(int sessions, int users, boolean oldHook) {
        this.sessions = sessions;
        this.users = users;
        this.oldHook = oldHook;
    }

    int sessions() {
        return sessions;
    }

    /** Its name in the report: {@code ten thousand of one user}. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The host before anybody logs in. */
    CrowdedHost host() {
        return new CrowdedHost(users, oldHook);
    }

    /** What the lines say; made anew each time, because the join changes it. */
    static List<Event> events(List<RawLine> lines) {
        LineParser parser = new LineParser();
        List<Event> events = new ArrayList<>();
        for (RawLine line : lines) {
            String id = Ids.event(
                    line.getHost().getId(), line.getSource(), line.getFile().getFingerprint(), 0, line.getOffset());
            if (parser.read(line, line.getReadAt() + ARRIVAL_AFTER, id) instanceof Reading.Parsed reading) {
                events.addAll(reading.events());
            }
        }
        return events;
    }
}
