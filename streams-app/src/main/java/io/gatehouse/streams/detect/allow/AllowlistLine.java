package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.Cidr;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entry or a named set in a line: see {@link AllowlistFile}. */
public final class AllowlistLine {
    private static final String DENY = "deny";
    private static final String REASON = "reason=";
    private static final int PLAIN_CONTROL = 0x20;

    private AllowlistLine() {}

    /**
     * Reads a line. What it does not say is empty: its id, and 0 where it does not say when it was created.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public static AllowlistEntry read(String line) {
        Words words = new Words(line);
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId("");
        entry.setCreated(0L);
        entry.setAnySource(false);
        if (Stream.of(SetKind.values()).anyMatch(kind -> words.begins("@" + kind.word() + "/"))) {
            readSet(words, entry);
        } else {
            readEntry(words, entry);
        }
        String fault = Allowlist.check(entry);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return entry;
    }

    private static void readSet(Words words, AllowlistEntry set) {
        String[] name = words.next().substring(1).split("/", 2);
        set.setAction("set");
        set.setSetKind(name[0]);
        set.setSetName(name[1]);
        List<String> members = new ArrayList<>();
        while (words.hasNext()) {
            String word = words.next();
            if (!members.isEmpty() || !setAttribute(set, word)) {
                members.add(word);
            }
        }
        set.setMembers(members);
    }

    private static void readEntry(Words words, AllowlistEntry entry) {
        String first = words.next();
        boolean deny = first.equals(DENY);
        entry.setAction(deny ? DENY : "allow");
        String source = deny && words.hasNext() ? words.next() : first;
        if (source.equals("*")) {
            entry.setAnySource(true);
        } else if (TextPattern.isRegex(source)) {
            entry.setSourceRegex(source.substring(1, source.length() - 1));
        } else {
            entry.setSourceCidr(
                    source.startsWith("@") ? source : Cidr.parse(source).text());
        }
        while (words.hasNext()) {
            if (words.begins(REASON)) {
                entry.setReason(words.rest(REASON.length()));
            } else {
                setField(entry, words.next());
            }
        }
    }

    private static void setField(AllowlistEntry entry, String word) {
        String name = word.substring(0, Math.max(0, word.indexOf('=')));
        String value = word.substring(word.indexOf('=') + 1);
        for (Field field : Field.values()) {
            if (field.word().equals(name)) {
                field.set(entry, value);
                return;
            }
        }
        if (name.equals("hours")) {
            entry.setHours(value);
        } else if (!setAttribute(entry, word)) {
            throw new IllegalArgumentException(
                    "\"" + word + "\" is none of user=, host=, service=, key=, ca=,"
                            + " certificate=, person=, class=, hours=, from=, until=, id=, created=, removed=, author=, reason=");
        }
    }

    private static boolean setAttribute(AllowlistEntry entry, String word) {
        String value = word.substring(word.indexOf('=') + 1);
        switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
            case "from" -> entry.setValidFrom(micros(value, 0));
            case "until" -> entry.setValidUntil(micros(value, 1));
            case "id" -> entry.setId(value);
            case "created" -> entry.setCreated(micros(value, 0));
            case "removed" -> entry.setRemovedAt(micros(value, 0));
            case "author" -> entry.setAuthor(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A moment, or a day in UTC: its beginning, or with one day more its end. */
    private static long micros(String written, int days) {
        try {
            Instant time = written.indexOf('T') > 0
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDate.parse(written)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"" + written + "\" is neither a day (2027-01-31) nor a moment (2027-01-31T18:00:00Z)", e);
        }
    }

    /** Writes what an entry or set says, without when and by whom it was written. */
    public static String write(AllowlistEntry entry) {
        return write(entry, false);
    }

    /** Writes all of it, so that it is in force when the record is. */
    public static String writeWhole(AllowlistEntry entry) {
        return write(entry, true);
    }

    private static String write(AllowlistEntry entry, boolean whole) {
        List<String> words = new ArrayList<>();
        if (Allowlist.isSet(entry)) {
            words.add("@" + entry.getSetKind() + "/" + entry.getSetName());
        } else {
            writeEntry(entry, words);
        }
        add(words, "from=", time(entry.getValidFrom()));
        add(words, "until=", time(entry.getValidUntil()));
        if (whole) {
            add(words, "id=", entry.getId());
            add(words, "created=", time(entry.getCreated()));
            add(words, "removed=", time(entry.getRemovedAt()));
            add(words, "author=", entry.getAuthor());
        }
        Objects.requireNonNullElse(entry.getMembers(), List.<String>of())
                .forEach(member -> words.add(Words.quoted(member)));
        if (entry.getReason() != null && !Allowlist.isSet(entry)) {
            words.add(REASON + entry.getReason());
        }
        return oneLine(String.join(" ", words));
    }

    private static void writeEntry(AllowlistEntry entry, List<String> words) {
        if (entry.getAction().equals(DENY)) {
            words.add(DENY);
        }
        words.add(Words.quoted(source(entry)));
        for (Field field : Field.values()) {
            add(words, field.word() + "=", field.of(entry));
        }
        add(words, "hours=", entry.getHours());
    }

    /** The source as such a line has it: a block, {@code @NAME}, {@code /REGEX/} or {@code *}. */
    public static String source(AllowlistEntry entry) {
        if (entry.getSourceCidr() != null) {
            return entry.getSourceCidr();
        }
        return entry.getSourceRegex() == null ? "*" : "/" + entry.getSourceRegex() + "/";
    }

    private static void add(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name + Words.quoted(value));
        }
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null
                ? null
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.chars()
                .forEach(c ->
                        line.append(c < PLAIN_CONTROL || c == 0x85 || c == 0x2028 || c == 0x2029 ? ' ' : (char) c));
        return line.toString();
    }
}
