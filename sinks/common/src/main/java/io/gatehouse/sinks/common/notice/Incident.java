package io.gatehouse.sinks.common.notice;

import io.gatehouse.sinks.common.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** The incident that a message is about, as it was (Alert.avsc). */
public final class Incident {
    private static final String BLOCK = "gatehouse.alert.";

    /** One event behind it: when, in which session, and its line where that was kept. */
    public record Evidence(
            @Nullable Instant time,
            @Nullable String session,
            @Nullable String line) {}

    private final Document alert;

    /**
     * Reads an alert.
     *
     * @throws DataException where it is none
     */
    Incident(Document alert) {
        this.alert = alert;
        List.of("event.id", "rule.name", "message", BLOCK + "level", BLOCK + "status")
                .forEach(alert::require);
    }

    /** Identity of the incident. */
    public String id() {
        return alert.require("event.id");
    }

    /** Sigma level: informational, low, medium, high, critical. */
    public String level() {
        return alert.require(BLOCK + "level");
    }

    /** Name of the rule. */
    public String rule() {
        return alert.require("rule.name");
    }

    /** Identity of the rule. */
    public @Nullable String ruleId() {
        return alert.text("rule.id");
    }

    /** What the rule detects. */
    public @Nullable String why() {
        return alert.text("rule.description");
    }

    /** One sentence on what happened. */
    public String message() {
        return alert.require("message");
    }

    /** {@code open}, {@code acknowledged} or {@code closed}. */
    public String status() {
        return alert.require(BLOCK + "status");
    }

    /** {@code success} once somebody got in. */
    public @Nullable String outcome() {
        return alert.text("event.outcome");
    }

    /** Number of events. */
    public long count() {
        return Objects.requireNonNullElse(alert.number(BLOCK + "count"), 0L);
    }

    /** Time of the earliest event. */
    public @Nullable Instant first() {
        return alert.time(BLOCK + "first_seen");
    }

    /** Time of the latest event. */
    public @Nullable Instant last() {
        return alert.time(BLOCK + "last_seen");
    }

    /** Names of hosts; the first one's id where there is no name. */
    public List<String> hosts() {
        List<String> named = alert.texts(BLOCK + "hosts");
        if (!named.isEmpty()) {
            return named;
        }
        String host = alert.text("host.name") == null ? alert.text("host.id") : alert.text("host.name");
        return host == null ? List.of() : List.of(host);
    }

    /** Names and ids of hosts: what a pattern may fit. */
    public List<String> hostNamesAndIds() {
        List<String> all = new ArrayList<>(hosts());
        String id = alert.text("host.id");
        if (id != null) {
            all.add(id);
        }
        return all;
    }

    /** Accounts. */
    public List<String> users() {
        return alert.texts(BLOCK + "users");
    }

    /** Addresses that it came from. */
    public List<String> sources() {
        return alert.texts(BLOCK + "sources");
    }

    /** Ids of sessions. */
    public List<String> sessions() {
        return alert.texts(BLOCK + "sessions");
    }

    /** Tags of the rule. */
    public List<String> tags() {
        return alert.texts(BLOCK + "tags");
    }

    /** The person behind the account of the earliest event, by name or id. */
    public @Nullable String person() {
        String name = alert.text("gatehouse.person.name");
        return name == null ? alert.text("gatehouse.person.id") : name;
    }

    /** Who took note of it. */
    public @Nullable String acknowledgedBy() {
        return alert.text(BLOCK + "acknowledged_by");
    }

    /** What that one wrote. */
    public @Nullable String note() {
        return alert.text(BLOCK + "note");
    }

    /** The earliest events. */
    public List<Evidence> evidence() {
        return alert.documents(BLOCK + "evidence").stream()
                .map(one -> new Evidence(one.time("timestamp"), one.text("session_id"), one.text("line")))
                .toList();
    }
}
