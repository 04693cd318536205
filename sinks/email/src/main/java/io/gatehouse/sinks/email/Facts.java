package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.notice.Incident;
import io.gatehouse.sinks.common.notice.Notice;
import io.gatehouse.sinks.common.notice.SeenSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of an incident, name by name, in the order in which people ask; and the lines behind it. Times are in UTC. */
final class Facts {
    private final List<List<String>> rows = new ArrayList<>();

    private Facts() {}

    /** Rows of name and value; only what there is. */
    static List<List<String>> of(Notice notice, Incident incident) {
        Facts facts = new Facts();
        facts.add("level", incident.level());
        facts.add("what", incident.message());
        facts.add("got in", "success".equals(incident.outcome()) ? "yes, a login succeeded" : null);
        facts.add("hosts", String.join(", ", incident.hosts()));
        facts.add("labels", String.join(", ", notice.labels()));
        facts.add("users", String.join(", ", incident.users()));
        facts.add("person", incident.person());
        facts.add("sources", String.join(", ", incident.sources()));
        facts.add("sessions", String.join(", ", incident.sessions()));
        notice.sessions().forEach(session -> facts.add("session", state(session)));
        facts.add("events", Long.toString(incident.count()));
        facts.add("first", time(incident.first()));
        facts.add("last", time(incident.last()));
        facts.add("status", incident.status());
        facts.add("acknowledged by", incident.acknowledgedBy());
        facts.add("note", incident.note());
        facts.add("rule", incident.rule());
        facts.add("why", incident.why());
        facts.add("tags", String.join(", ", incident.tags()));
        return facts.rows;
    }

    /** {@code 64ba1715 of root on web-042 from 198.51.100.7: still in at 2026-11-21T08:34:40Z}. */
    private static String state(SeenSession session) {
        String whose = Commands.shortId(session.id())
                + part(" of ", session.user())
                + part(" on ", session.host())
                + part(" from ", session.source());
        return session.isOpen()
                ? whose + ": still in at " + time(session.knownAt())
                : whose + ": closed at " + time(session.end()) + part(", ", session.endReason());
    }

    private static String part(String before, @Nullable String value) {
        return value == null ? "" : before + value;
    }

    /** Rows of time, session, account and command. */
    static List<List<String>> lastCommands(Notice notice) {
        return notice.sessions().stream()
                .flatMap(session -> session.lastCommands().stream()
                        .map(command -> List.of(
                                time(command.time()),
                                Commands.shortId(session.id()),
                                Objects.requireNonNullElse(command.user(), ""),
                                Objects.requireNonNullElse(command.line(), "(its text is unknown)"))))
                .toList();
    }

    /** Rows of time, session and line. */
    static List<List<String>> evidence(Incident incident) {
        return incident.evidence().stream()
                .map(one -> List.of(
                        time(one.time()),
                        one.session() == null ? "" : Commands.shortId(one.session()),
                        one.line() == null ? "(no line is kept)" : one.line()))
                .toList();
    }

    /** {@code 2026-11-21T08:34:40Z}; empty where there is none. */
    static String time(@Nullable Instant time) {
        return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void add(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            rows.add(List.of(name, value));
        }
    }
}
