package io.gatehouse.rules;

import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the lines of an example as they would stand in a log. A line is a time and a text: {@code 08:00:00 sshd[10]: …},
 * {@code 08:00:00+15d …} fifteen days later, {@code 08:00:00 x20 10s …} twenty times, ten seconds apart, with <code>{n}</code> for the
 * number. In a record of the kernel's audit <code>{at}</code> is its time and serial number, <code>{same}</code> those of the record
 * before.
 */
final class ExampleLines {
    private static final OffsetDateTime MONDAY = OffsetDateTime.of(2026, 3, 2, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'", Locale.ROOT);
    private static final Pattern FORM = Pattern.compile(
            "(?<time>[0-9:.]+)(\\+(?<days>\\d{1,4})d)?( x(?<times>\\d{1,5}) (?<step>\\d+)(?<unit>[smh]))? (?<text>.*)");

    private final List<String> lines = new ArrayList<>();
    private int serial;

    private ExampleLines() {}

    /**
     * The lines of one log.
     *
     * @throws IllegalArgumentException that names a line which has another form
     */
    static List<String> of(String log, List<String> written) {
        ExampleLines lines = new ExampleLines();
        written.forEach(line -> lines.write(log.equals("audit"), line));
        return lines.lines;
    }

    private void write(boolean audit, String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "\"" + line + "\" is not a time and a text, such as 08:00:00 sshd[10]: …");
        }
        OffsetDateTime time = time(form);
        int times = form.group("times") == null ? 1 : Integer.parseInt(form.group("times"));
        for (int n = 1; n <= times; n++) {
            String text = form.group("text").replace("{n}", String.valueOf(n));
            lines.add(audit ? record(time, text) : STAMP.format(time) + " web-1 " + text);
            time = time.plus(step(form));
        }
    }

    private static OffsetDateTime time(Matcher form) {
        try {
            long days = form.group("days") == null ? 0 : Long.parseLong(form.group("days"));
            return MONDAY.plusDays(days)
                    .plusNanos(LocalTime.parse(form.group("time")).toNanoOfDay());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + form.group("time") + "\" is no time such as 08:00:00", e);
        }
    }

    private static Duration step(Matcher form) {
        return form.group("step") == null
                ? Duration.ZERO
                : Duration.parse("PT" + form.group("step") + form.group("unit").toUpperCase(Locale.ROOT));
    }

    private String record(OffsetDateTime time, String text) {
        if (text.contains("{at}")) {
            serial++;
        }
        long millis = time.toInstant().toEpochMilli();
        String at = String.format(Locale.ROOT, "audit(%d.%03d:%d)", millis / 1000, millis % 1000, serial);
        return text.replace("{at}", at).replace("{same}", at);
    }
}
