package io.gatehouse.sinks.common.notice;

import io.gatehouse.sinks.common.Document;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * One message to be sent: a record of {@code gatehouse.notifications} (Notification.avsc; docs/notifications.md). What it holds was
 * partly written by whoever can write a log line: make it harmless before it is shown.
 */
public final class Notice {
    private final Document document;
    private final @Nullable Incident incident;

    /**
     * Reads a record.
     *
     * @throws DataException where it is none: something is missing that every notification has
     */
    public Notice(Document document) {
        this.document = document;
        List.of("id", "route", "created", "cause", "title", "text").forEach(document::require);
        if (id().isBlank()) {
            throw new DataException("the record has an empty id");
        }
        Document alert = document.document("alert");
        this.incident = alert == null ? null : new Incident(alert);
    }

    /** Identity of the message: the same message has the same one whenever it is sent. */
    public String id() {
        return document.require("id");
    }

    /** The route it was decided for. */
    public String route() {
        return document.require("route");
    }

    /** What it is about: {@code open}, {@code close}, {@code digest}, … */
    public String cause() {
        return document.require("cause");
    }

    /** A subject line. */
    public String title() {
        return document.require("title");
    }

    /** A page of plain text. */
    public String text() {
        return document.require("text");
    }

    /** When it was decided. */
    public Instant created() {
        return Objects.requireNonNull(document.time("created"));
    }

    /** How many messages it stands for that were held back. */
    public long heldBack() {
        return Objects.requireNonNullElse(document.number("held_back"), 0L);
    }

    /** The incident as it was; null in a digest. */
    public @Nullable Incident incident() {
        return incident;
    }

    /** Labels of the hosts of the incident. */
    public List<String> labels() {
        return document.texts("labels");
    }

    /** Sessions of the incident, as they were known when the message was decided. */
    public List<SeenSession> sessions() {
        return document.documents("sessions").stream().map(SeenSession::new).toList();
    }

    /** Id of the incident that it is about; null where it is about several. */
    public @Nullable String incidentId() {
        List<String> ids = document.texts("alert_ids");
        return ids.size() == 1 ? ids.get(0) : null;
    }

    /** What keeps its order: the messages on one incident, else those of one route. */
    public String key() {
        return Objects.requireNonNullElse(incidentId(), route());
    }

    /** What it holds under a path of names of the schema; null where that is nothing. */
    public @Nullable Object at(String path) {
        return document.at(path);
    }

    /** Everything it holds, as nested maps under the names of the schema. */
    public Map<String, Object> fields() {
        return document.fields();
    }
}
