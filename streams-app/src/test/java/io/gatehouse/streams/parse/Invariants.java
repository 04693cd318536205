package io.gatehouse.streams.parse;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.streams.parse.header.JournalEntry;
import io.gatehouse.streams.parse.header.JournalReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What holds for what becomes of any line, however hostile. */
final class Invariants {
    private static final Set<String> REASONS = Set.of("unparsed", "unknown-program", "no-header", "not-text");

    /** Where the names of fields begin whose text comes from the line. */
    private static final List<String> READ = List.of(
            "user.",
            "source.",
            "process.",
            "group.",
            "host.hostname",
            "message",
            "event.reason",
            "event.original",
            "gatehouse.tty",
            "gatehouse.login.",
            "gatehouse.audit.");

    /** Accounts that messages name in capitals. */
    private static final Set<String> ACCOUNTS = Set.of("root", "anonymous");

    private final EcsJson json = new EcsJson();
    private final Set<String> programs = new Programs().names();

    /** Throws an AssertionError that says what does not hold. */
    void check(RawLine line, Reading reading) {
        if (reading instanceof Reading.Parsed parsed) {
            require(!parsed.events().isEmpty(), "parsed into nothing");
            Set<String> ids = new HashSet<>();
            for (Event event : parsed.events()) {
                require(ids.add(event.getEvent().getId()), "an id comes twice");
                check(line, event);
            }
        } else if (reading instanceof Reading.Ignored ignored) {
            require(!ignored.reason().isBlank(), "ignored without a reason");
        } else if (reading instanceof Reading.Unparsed unparsed) {
            String reason = unparsed.rejected().getReason();
            require(REASONS.contains(reason), reason + " is no known reason");
        }
    }

    /** What holds for a reading of which the records of the kernel's audit were left apart. */
    void checkParts(Reading reading, Reading apart) {
        if (apart instanceof Reading.Recorded recorded) {
            int events = ((Reading.Parsed) reading).events().size();
            require(recorded.parts().size() == events, recorded.parts().size() + " parts of " + events + " events");
        } else {
            require(apart.equals(reading), "another reading apart: " + apart);
        }
    }

    /** What holds for how a line was read. */
    void checkExplained(Reading reading, Explanation explanation) {
        require(explanation.reading().equals(reading), "explained as another reading: " + explanation.reading());
        explanation.fields().forEach(span -> require(span.from() >= 0 && span.from() <= span.to(), span.toString()));
        explanation.attempts().forEach(attempt -> require(attempt.reached() >= 0, attempt.toString()));
    }

    private void check(RawLine line, Event event) {
        require(!event.getEvent().getAction().isBlank(), "no action");
        require(event.getGatehouse().getParser().contains("/"), "no form");
        require(event.getTimestamp() <= Lines.ARRIVAL + EventTime.AHEAD, "a time in the future");
        require(json.of(event).startsWith("{"), "no JSON");
        String text = new String(line.getLine().array(), StandardCharsets.UTF_8);
        // the user of a Python shell stands in the name of its log
        String all = text + "\n" + decoded(text) + "\n" + line.getFile().getPath();
        TextFields.of(event, (name, value) -> {
            if (isRead(event, name)) {
                require(
                        isWord(name, value, all) || Decoding.mayGive(all, plain(name, value)),
                        name + " is made up: " + value);
            }
        });
    }

    /** The values of a journal entry, which JSON writes in another way. */
    private static String decoded(String line) {
        JournalEntry entry = JournalReader.isJournal(line) ? new JournalReader().read(line) : null;
        return entry == null ? "" : String.join("\n", entry.fields().values());
    }

    private static boolean isRead(Event event, String name) {
        boolean joined =
                name.equals("process.command_line") && event.getProcess().getArgs() != null;
        return !joined && READ.stream().anyMatch(name::startsWith);
    }

    /** Whether the value is one of the parser's own words, as which a line may say the same differently. */
    private boolean isWord(String name, String value, String line) {
        return switch (name) {
            case "event.reason", "gatehouse.login.service", "gatehouse.login.method" ->
                value.matches("[a-z0-9]+([-/][a-z0-9]+)*");
            // the shell of a hook; the program that a line without header must be of
            case "process.name" -> value.equals("bash") || programs.contains(value);
            // login: ROOT LOGIN ON tty2, ftpd: ANONYMOUS FTP LOGIN FROM …
            case "user.name" -> line.contains(value.toUpperCase(Locale.ROOT) + " ") && ACCOUNTS.contains(value);
            // of a key that the PAM hook gives whole
            case "gatehouse.login.key_type" -> line.contains("auth=") && value.matches("[A-Z0-9]+(-SK)?(-CERT)?");
            case "gatehouse.login.key_fingerprint" ->
                line.contains("auth=") && value.matches("SHA256:[A-Za-z0-9+/]{43}");
            // the kernel's numbers by name, and its -1
            case "gatehouse.audit.type", "gatehouse.audit.records", "gatehouse.audit.syscall", "gatehouse.audit.arch" ->
                value.matches("[A-Za-z0-9_]+");
            case "gatehouse.audit.auid", "gatehouse.audit.session" -> value.equals("4294967295");
            case "source.ip" -> line.contains("saddr=");
            case "process.args" -> value.matches("\\[\\.\\.\\. \\d+ truncated arguments \\.\\.\\.]");
            // keys pressed, with what they deleted
            case "process.command_line" -> line.contains("data=");
            default -> false;
        };
    }

    /** The kernel writes {@code pts1} where others write {@code pts/1}. */
    private static String plain(String name, String value) {
        return name.equals("gatehouse.tty") && value.startsWith("pts/") ? value.substring("pts/".length()) : value;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
