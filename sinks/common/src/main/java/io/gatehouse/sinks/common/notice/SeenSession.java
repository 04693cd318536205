package io.gatehouse.sinks.common.notice;

import io.gatehouse.sinks.common.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session of the incident as it was known when the message was decided (SessionSight.avsc). */
public final class SeenSession {

    /** One command: when, as whom, and its text where that is known. */
    public record Command(
            @Nullable Instant time,
            @Nullable String user,
            @Nullable String line) {}

    private final Document sight;

    /** Reads one. */
    SeenSession(Document sight) {
        this.sight = sight;
        sight.require("id");
        sight.require("status");
    }

    /** Identity of the session. */
    public String id() {
        return sight.require("id");
    }

    /** Whether it was open. */
    public boolean isOpen() {
        return sight.require("status").equals("open");
    }

    /** When it was known so. */
    public @Nullable Instant knownAt() {
        return sight.time("known_at");
    }

    /** When it ended; null while it is open. */
    public @Nullable Instant end() {
        return sight.time("end");
    }

    /** How it ended. */
    public @Nullable String endReason() {
        return sight.text("end_reason");
    }

    /** Who logged in. */
    public @Nullable String user() {
        return sight.text("user");
    }

    /** On which host. */
    public @Nullable String host() {
        return sight.text("host");
    }

    /** From which address. */
    public @Nullable String source() {
        return sight.text("source");
    }

    /** The person behind the account, by name or id. */
    public @Nullable String person() {
        String name = sight.text("person.name");
        return name == null ? sight.text("person.id") : name;
    }

    /** The last commands in it, the earliest first. */
    public List<Command> lastCommands() {
        return sight.documents("last_commands").stream()
                .map(one -> new Command(one.time("timestamp"), one.text("user"), one.text("command_line")))
                .toList();
    }
}
