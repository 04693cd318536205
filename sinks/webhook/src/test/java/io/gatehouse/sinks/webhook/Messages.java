package io.gatehouse.sinks.webhook;

import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.notice.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages as they stand in {@code gatehouse.notifications}. */
final class Messages {
    private Messages() {}

    /** On one incident, with a title and a text of somebody's choice. */
    static Notice of(String cause, String level, String title) {
        Map<String, Object> fields = fields(cause, title);
        fields.put("alert_ids", List.of("incident-1"));
        fields.put(
                "alert",
                Map.of(
                        "host", Map.of("id", "machine-1", "name", "web-042"),
                        "event", Map.of("id", "incident-1"),
                        "rule", Map.of("id", "r-1", "name", "login-not-allowlisted"),
                        "message", title,
                        "gatehouse",
                                Map.of(
                                        "alert",
                                        Map.of(
                                                "status",
                                                "open",
                                                "level",
                                                level,
                                                "hosts",
                                                List.of("web-042", "web-043"),
                                                "users",
                                                List.of("root")))));
        return new Notice(new Document(fields));
    }

    static Notice digest() {
        Map<String, Object> fields = fields("digest", "14 held back: 2 incidents");
        fields.put("alert_ids", List.of("incident-1", "incident-2"));
        fields.put("held_back", 14L);
        return new Notice(new Document(fields));
    }

    private static Map<String, Object> fields(String cause, String title) {
        return new HashMap<>(Map.of(
                "id",
                "message-1",
                "route",
                "pager",
                "created",
                "2026-11-21T08:34:41Z",
                "cause",
                cause,
                "title",
                title,
                "text",
                title + "\nsecond line\n",
                "held_back",
                0L));
    }
}
