package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.notice.Notice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages as they stand in {@code gatehouse.notifications}. */
final class Messages {
    static final String ID = "5c3a0ad1a0a52ccbdf9ce7b14432ef51";
    static final String ALERT = "814699225a59f287ffedc0fc44a61827";
    static final String SESSION = "64ba1715eb5f8e3ced305553d24176d2";
    static final String LINE =
            "2026-11-21T08:34:40+00:00 web-042 sshd[900]: Accepted publickey for root from 198.51.100.7 port 41049 ssh2";

    private Messages() {}

    /** Somebody logged in who is not on the allowlist. */
    static Notice login() {
        return message(ID, "root", LINE, "Login not on the allowlist: root from 198.51.100.7 on web-042.");
    }

    /** The same with what an attacker chose. */
    static Notice message(String id, String user, String line, String sentence) {
        Map<String, Object> fields =
                fields(id, "[HIGH] " + sentence, sentence + "\n\n  level     high\n  " + line + "\n");
        fields.put("alert", alert(user, line, sentence));
        fields.put("labels", List.of("prod", user));
        fields.put("sessions", List.of(session(user, line)));
        return new Notice(new Document(fields));
    }

    private static Map<String, Object> session(String user, String line) {
        return Map.of(
                "id", SESSION,
                "known_at", "2026-11-21T08:34:40.5Z",
                "user", user,
                "host", "web-042",
                "source", "198.51.100.7",
                "status", "open",
                "last_commands",
                        List.of(
                                Map.of("timestamp", "2026-11-21T08:34:30Z", "user", user, "command_line", line),
                                Map.of("timestamp", "2026-11-21T08:34:31Z", "user", user)));
    }

    /** Another message on the same incident. */
    static Notice closed() {
        Map<String, Object> fields = fields("77aa", "[HIGH] closed after 11 s: Login not on the allowlist", "closed\n");
        fields.put("cause", "close");
        fields.put("alert", alert("root", LINE, "Login not on the allowlist."));
        return new Notice(new Document(fields));
    }

    /** Several incidents in one message. */
    static Notice digest() {
        Map<String, Object> fields = fields(
                "d1",
                "14 held back, no more than 30 in 1 h: 2 incidents (1 high, 1 low)",
                "HIGH     2026-11-21T08:34:40Z  Root login <b>from</b> 198.51.100.7  (open)  81469922\n"
                        + "LOW      2026-11-21T08:30:00Z  Much sudo  (open)  99999999\n\n"
                        + "Each is an incident of its own: ./gatehouse alerts show ID\n");
        fields.put("cause", "digest");
        fields.put("alert_ids", List.of(ALERT, "99999999"));
        fields.put("held_back", 14L);
        return new Notice(new Document(fields));
    }

    static Map<String, Object> fields(String id, String title, String text) {
        return new HashMap<>(Map.of(
                "id",
                id,
                "route",
                "pager",
                "created",
                "2026-11-21T08:34:41Z",
                "cause",
                "open",
                "alert_ids",
                List.of(ALERT),
                "title",
                title,
                "text",
                text,
                "held_back",
                0L));
    }

    private static Map<String, Object> alert(String user, String line, String sentence) {
        return Map.of(
                "host", Map.of("id", "machine-1", "name", "web-042"),
                "event", Map.of("id", ALERT, "outcome", "success"),
                "rule", Map.of("id", "gatehouse-login-not-allowlisted", "name", "login-not-allowlisted"),
                "message", sentence,
                "gatehouse", Map.of("alert", block(user, line), "person", Map.of("id", "p-1", "name", "Zoë Root")));
    }

    private static Map<String, Object> block(String user, String line) {
        return Map.of(
                "status", "open",
                "level", "high",
                "count", 2L,
                "first_seen", "2026-11-21T08:34:40.276413Z",
                "hosts", List.of("web-042"),
                "users", List.of(user),
                "sources", List.of("198.51.100.7"),
                "sessions", List.of(SESSION),
                "evidence",
                        List.of(Map.of(
                                "event_id",
                                "e1",
                                "timestamp",
                                "2026-11-21T08:34:40.276413Z",
                                "session_id",
                                SESSION,
                                "line",
                                line)));
    }
}
