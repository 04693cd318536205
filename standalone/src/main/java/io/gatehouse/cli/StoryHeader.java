package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands above the timeline of a session. Not yet safe for a terminal. */
final class StoryHeader {
    private final Session session;
    private final SessionBlock block;
    private final SessionStory story;
    private final List<String> lines = new ArrayList<>();

    StoryHeader(Session session, SessionStory story) {
        this.session = session;
        this.block = Objects.requireNonNullElseGet(session.getGatehouse().getSession(), SessionBlock::new);
        this.story = story;
    }

    List<String> lines() {
        lines.add(SessionLine.who(session) + port() + "   " + state());
        who();
        say("reached", joined(block.getEffectiveUsers()));
        say("join", joins());
        say("flags", block.getFlags() == null ? null : flags(block.getFlags()));
        say("known as", ids());
        say("opened from", block.getParent() == null ? null : "session " + SessionLine.shortId(block.getParent()));
        story.alerts().forEach(alert -> say("alert", alert(alert)));
        return lines;
    }

    private String port() {
        Integer port = session.getSource() == null ? null : session.getSource().getPort();
        return port == null ? "" : ", port " + port;
    }

    /** {@code CLOSED 2026-11-21 08:35:13 to 08:35:21 (8 s), logout}. */
    private String state() {
        String status = Objects.requireNonNullElse(block.getStatus(), "?").toUpperCase(Locale.ROOT);
        String start = Times.of(session.getTimestamp());
        Long end = session.getEvent().getEnd();
        if (end == null) {
            return status + " since " + start;
        }
        Duration length = Duration.ofNanos((end - session.getTimestamp()) * 1000);
        String reason = block.getEndReason() == null ? "" : ", " + block.getEndReason();
        return status + " " + start + " to " + Times.of(end) + " (" + Times.span(length) + ")" + reason;
    }

    private void who() {
        Gatehouse more = session.getGatehouse();
        PersonRef person = more.getPerson();
        List<String> parts = new ArrayList<>();
        parts.add(SessionLine.account(session));
        parts.add(
                person == null
                        ? "person not known"
                        : "person " + PersonLine.name(person) + " [" + person.getId() + "], by " + person.getKnownBy());
        if (more.getLogin() != null) {
            parts.add(SessionLine.how(more.getLogin()));
        }
        parts.add(SessionLine.allowed(more));
        parts.removeIf(String::isEmpty);
        say("who", String.join("; ", parts));
    }

    /** How many commands were attributed how. */
    private String joins() {
        Map<String, Long> counts = story.commands().stream()
                .collect(Collectors.groupingBy(
                        command -> String.valueOf(
                                command.getGatehouse().getSession().getJoin()),
                        TreeMap::new,
                        Collectors.counting()));
        String shared = Boolean.TRUE.equals(block.getShared()) ? "; the terminal may be shared with another login" : "";
        String each = counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return story.commands().size() + " commands" + (each.isEmpty() ? "" : ": " + each) + shared;
    }

    private static String flags(List<String> flags) {
        return flags.isEmpty() ? "none" : String.join(", ", flags);
    }

    private String ids() {
        List<String> parts = new ArrayList<>();
        parts.add("session " + session.getEvent().getId());
        add(parts, "ses", block.getAuditSession());
        add(parts, "logind", block.getLogindId());
        add(parts, "pid", block.getSshdPid());
        add(parts, "class", block.getClass$());
        add(parts, "terminal", joined(block.getTtys()));
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + " " + value);
        }
    }

    private static String alert(Alert alert) {
        String status = alert.getGatehouse().getAlert() == null
                ? ""
                : "  " + alert.getGatehouse().getAlert().getStatus();
        return AlertLine.headline(alert) + status;
    }

    private static @Nullable String joined(@Nullable List<String> values) {
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }

    private void say(String name, @Nullable String value) {
        if (value != null) {
            lines.add(String.format(Locale.ROOT, "%-12s%s", name, value));
        }
    }
}
