package io.gatehouse.cli;

import io.gatehouse.model.AllowBlock;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.schemas.Visible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One access as a report tells it: a session, field by field. */
final class AccessRow {
    /** The names of the fields, in order. */
    static final List<String> NAMES = List.of(
            "session",
            "host",
            "host_id",
            "account",
            "person",
            "person_name",
            "known_by",
            "source",
            "port",
            "method",
            "key_fingerprint",
            "certificate_id",
            "start",
            "end",
            "seconds",
            "status",
            "end_reason",
            "class",
            "commands",
            "sudo",
            "failures",
            "reached",
            "missing",
            "allowed",
            "allow_entry",
            "allow_reason");

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    private AccessRow() {}

    /** Text, number, yes or no, list of texts, or null where it is not known; always the same names in the same order. */
    static Map<String, @Nullable Object> of(Session session) {
        AccessRow row = new AccessRow();
        Gatehouse more = session.getGatehouse();
        row.who(session, more.getPerson());
        row.whence(session.getSource());
        row.how(Objects.requireNonNullElseGet(more.getLogin(), LoginBlock::new));
        row.when(session);
        row.what(Objects.requireNonNullElseGet(more.getSession(), SessionBlock::new));
        row.allowed(more.getAllowlisted(), more.getAllow());
        return row.fields;
    }

    private void who(Session session, @Nullable PersonRef person) {
        fields.put("session", session.getEvent().getId());
        fields.put("host", session.getHost().getName());
        fields.put("host_id", session.getHost().getId());
        fields.put(
                "account", session.getUser() == null ? null : session.getUser().getName());
        fields.put("person", person == null ? null : person.getId());
        fields.put("person_name", person == null ? null : person.getName());
        fields.put("known_by", person == null ? null : person.getKnownBy());
    }

    private void whence(@Nullable EcsSource source) {
        String ip = source == null ? null : source.getIp();
        fields.put("source", source == null || ip != null ? ip : source.getAddress());
        fields.put("port", source == null || source.getPort() == null ? null : (long) source.getPort());
    }

    private void how(LoginBlock login) {
        fields.put("method", login.getMethod() == null ? login.getService() : login.getMethod());
        fields.put("key_fingerprint", login.getKeyFingerprint());
        fields.put("certificate_id", login.getCertificateId());
    }

    private void when(Session session) {
        Long end = session.getEvent().getEnd();
        Long nanos = session.getEvent().getDuration();
        fields.put("start", Times.of(session.getTimestamp()));
        fields.put("end", end == null ? null : Times.of(end));
        fields.put("seconds", nanos == null ? null : nanos / 1_000_000_000);
    }

    private void what(SessionBlock block) {
        fields.put("status", block.getStatus());
        fields.put("end_reason", block.getEndReason());
        fields.put("class", block.getClass$());
        fields.put("commands", block.getCommands());
        fields.put("sudo", block.getSudo());
        fields.put("failures", block.getFailures());
        fields.put("reached", block.getEffectiveUsers());
        fields.put("missing", block.getFlags());
    }

    private void allowed(@Nullable Boolean allowed, @Nullable AllowBlock by) {
        fields.put("allowed", allowed);
        fields.put("allow_entry", by == null ? null : by.getEntry());
        fields.put("allow_reason", by == null ? null : by.getReason());
    }

    /** The access in one line for people, safe for a terminal. */
    static String line(Session session) {
        SessionBlock block = session.getGatehouse().getSession();
        List<String> reached = block == null ? null : block.getEffectiveUsers();
        List<String> missing = block == null ? null : block.getFlags();
        String tail = (reached == null || reached.isEmpty() ? "" : "  reached " + String.join(", ", reached))
                + (missing == null || missing.isEmpty() ? "" : "  MISSING " + String.join(", ", missing));
        return SessionLine.of(session) + Visible.of(tail);
    }
}
