package io.gatehouse.sinks.webhook;

import io.gatehouse.model.Notification;
import io.gatehouse.sinks.common.notice.Incident;
import io.gatehouse.sinks.common.notice.Notice;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a template can name: every field of a notification by its path in the schema ({@code alert.rule.name}), and what is made of
 * them for receivers.
 *
 * @param routingKey PagerDuty's name for who is told
 */
record Values(Notice notice, String routingKey) {
    private static final List<String> MADE =
            List.of("record", "incident", "action", "level", "severity", "host", "routing_key");

    /** Whether there is such a value. */
    static boolean isKnown(String path) {
        return MADE.contains(path) || isField(Notification.getClassSchema(), path);
    }

    /** The value; null where this message has none. */
    @Nullable
    Object at(String path) {
        return switch (path) {
            case "record" -> notice.fields();
            case "incident" -> Objects.requireNonNullElse(notice.incidentId(), notice.id());
            case "action" -> action();
            case "level" -> level();
            case "severity" -> severity();
            case "host" -> host();
            case "routing_key" -> routingKey;
            default -> notice.at(path);
        };
    }

    /** PagerDuty's event_action. */
    private String action() {
        return switch (notice.cause()) {
            case "close" -> "resolve";
            case "acknowledge" -> "acknowledge";
            default -> "trigger";
        };
    }

    private @Nullable String level() {
        Incident incident = notice.incident();
        return incident == null ? null : incident.level();
    }

    /** PagerDuty's severity. */
    private String severity() {
        return switch (Objects.requireNonNullElse(level(), "medium")) {
            case "critical" -> "critical";
            case "high" -> "error";
            case "medium" -> "warning";
            default -> "info";
        };
    }

    /** The first host; PagerDuty wants some source of every event. */
    private String host() {
        Incident incident = notice.incident();
        return incident == null || incident.hosts().isEmpty()
                ? "gatehouse"
                : incident.hosts().get(0);
    }

    private static boolean isField(Schema schema, String path) {
        int dot = path.indexOf('.');
        Schema record = schema.isUnion() ? schema.getTypes().get(1) : schema;
        if (record.getType() != Schema.Type.RECORD) {
            return false;
        }
        Schema.Field field = record.getField(dot < 0 ? path : path.substring(0, dot));
        return field != null && (dot < 0 || isField(field.schema(), path.substring(dot + 1)));
    }
}
