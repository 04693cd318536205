package io.gatehouse.streams.detect;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Weekly hours by the clock on the wall of a time zone:
 *
 * <pre>
 * Mon-Fri 08:00-18:00 Europe/Berlin
 * Mon-Thu 08:00-18:00; Fri,Sat 08:00-12:00 Europe/Berlin
 * 22:00-06:00 UTC
 * </pre>
 *
 * The end is exclusive and may be {@code 24:00}. Without days it is every day. A span over midnight belongs to the day on which it
 * begins. Where the clock is put forward the hour that it leaps over is in no span, where it is put back the repeated hour is twice.
 */
public final class WeeklyHours {
    private static final Pattern WHOLE = Pattern.compile("(.+)\\s+(\\S+)");
    private static final Pattern SPAN =
            Pattern.compile("(?:([A-Za-z,-]+)\\s+)?([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})");
    private static final Map<String, DayOfWeek> DAYS = Map.of(
            "mon", DayOfWeek.MONDAY,
            "tue", DayOfWeek.TUESDAY,
            "wed", DayOfWeek.WEDNESDAY,
            "thu", DayOfWeek.THURSDAY,
            "fri", DayOfWeek.FRIDAY,
            "sat", DayOfWeek.SATURDAY,
            "sun", DayOfWeek.SUNDAY);
    private static final int MINUTES = 60;
    private static final int MIDNIGHT = 24 * MINUTES;
    private static final long MICROS = 1_000_000;

    /** Minutes of the day; the end may lie before the beginning, on the next day then. */
    private record Span(Set<DayOfWeek> days, int begin, int end) {
        boolean holds(DayOfWeek day, int minute) {
            if (begin < end) {
                return days.contains(day) && begin <= minute && minute < end;
            }
            return days.contains(day) && begin <= minute || days.contains(day.minus(1)) && minute < end;
        }
    }

    private final List<Span> spans;
    private final ZoneId zone;

    private WeeklyHours(List<Span> spans, ZoneId zone) {
        this.spans = spans;
        this.zone = zone;
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public static WeeklyHours parse(String written) {
        Matcher parts = WHOLE.matcher(written.strip());
        if (!parts.matches()) {
            throw fault(written, "write days, hours and time zone");
        }
        List<Span> spans = new ArrayList<>();
        for (String span : parts.group(1).split(";", -1)) {
            spans.add(span(span.strip(), written));
        }
        return new WeeklyHours(spans, zone(parts.group(2), written));
    }

    private static ZoneId zone(String name, String written) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw fault(written, "'" + name + "' is no time zone");
        }
    }

    private static Span span(String text, String written) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw fault(written, "'" + text + "' is not days and hours");
        }
        int begin = minute(span.group(2), span.group(3), written);
        int end = minute(span.group(4), span.group(5), written);
        if (begin == end || begin == MIDNIGHT) {
            throw fault(written, "'" + text + "' holds no minute; a whole day is 00:00-24:00");
        }
        Set<DayOfWeek> days = span.group(1) == null ? EnumSet.allOf(DayOfWeek.class) : days(span.group(1), written);
        return new Span(days, begin, end);
    }

    private static int minute(String hour, String minute, String written) {
        int time = Integer.parseInt(hour) * MINUTES + Integer.parseInt(minute);
        if (time > MIDNIGHT || Integer.parseInt(minute) >= MINUTES) {
            throw fault(written, hour + ":" + minute + " is no time of the day");
        }
        return time;
    }

    private static Set<DayOfWeek> days(String list, String written) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String range : list.split(",", -1)) {
            String[] ends = range.split("-", -1);
            DayOfWeek first = day(ends[0], written);
            DayOfWeek last = ends.length == 1 ? first : day(ends[ends.length - 1], written);
            if (ends.length > 2) {
                throw fault(written, "'" + range + "' is no range of days");
            }
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String name, String written) {
        DayOfWeek day = DAYS.get(name.toLowerCase(Locale.ROOT));
        if (day == null) {
            throw fault(written, "'" + name + "' is no day: write Mon, Tue, Wed, Thu, Fri, Sat, Sun");
        }
        return day;
    }

    private static IllegalArgumentException fault(String written, String why) {
        return new IllegalArgumentException(
                "hours \"" + written + "\": " + why + " (Mon-Fri 08:00-18:00 Europe/Berlin)");
    }

    /** Whether a time in microseconds since 1970 lies in them. */
    public boolean hold(long time) {
        ZonedDateTime local = local(time);
        int minute = local.getHour() * MINUTES + local.getMinute();
        return spans.stream().anyMatch(span -> span.holds(local.getDayOfWeek(), minute));
    }

    /** The same time as the clock on the wall shows it: {@code Tue 07:59 Europe/Berlin}. */
    public String shown(long time) {
        ZonedDateTime local = local(time);
        String day = local.getDayOfWeek().name();
        return day.charAt(0) + day.substring(1, 3).toLowerCase(Locale.ROOT) + " "
                + LocalTime.of(local.getHour(), local.getMinute()) + " " + zone;
    }

    private ZonedDateTime local(long time) {
        return Instant.ofEpochSecond(Math.floorDiv(time, MICROS)).atZone(zone);
    }
}
