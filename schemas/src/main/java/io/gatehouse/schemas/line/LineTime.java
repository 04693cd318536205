package io.gatehouse.schemas.line;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time at the head of a log line, in microseconds since 1970-01-01T00:00:00Z: RFC 3339 and RFC 3164 with or
 * without {@code <pri>}, RFC 5424, the forms of {@code journalctl}, its JSON among them, and audit records.
 *
 * <p>Lines of RFC 3164 carry neither zone nor year. The zone is that of the host. The year is the one given or, without
 * one, the latest for which the time lies not more than 5 days after the time the line came. A reader of old files that
 * gives a year makes a new {@code LineTime} when the months begin anew.
 *
 * <p>The time is text of the line's sender, who may write any: it is never to be trusted as the time of arrival.
 */
public final class LineTime {
    /** What {@link #micros} gives for a line without a readable time. */
    public static final long NONE = Long.MIN_VALUE;

    /** No time stands further behind the beginning; longer lines are not looked at. */
    private static final int HEAD = 512;
    /** The fields of a journal entry come in any order. */
    private static final int JOURNAL_HEAD = 16_384;

    private final IsoTime iso;
    private final BsdTime bsd;
    private final AuditTime audit = new AuditTime();

    /**
     * @param zone zone of times that name none
     * @param year year of times that name none; null to infer it
     */
    public LineTime(ZoneId zone, @Nullable Integer year) {
        this(zone, year, null);
    }

    /**
     * @param zone zone of times that name none
     * @param year year of times that name none; null to infer it
     * @param locale whose names of months are read besides the English ones; null for none
     */
    public LineTime(ZoneId zone, @Nullable Integer year, @Nullable Locale locale) {
        Calendar calendar = new Calendar(zone);
        this.iso = new IsoTime(calendar);
        this.bsd = new BsdTime(calendar, year, new Months(locale));
    }

    /** The time of a line in bytes, or {@link #NONE}; {@code near} is when it came, in microseconds. */
    public long micros(byte[] line, long near) {
        int head = line.length > 0 && line[0] == '{' ? JOURNAL_HEAD : HEAD;
        return micros(new String(line, 0, Math.min(line.length, head), StandardCharsets.UTF_8), near);
    }

    /** The time of a line, or {@link #NONE}; {@code near} is when it came, in microseconds. */
    public long micros(String line, long near) {
        Stamp stamp = line.startsWith("type=") || line.startsWith("node=")
                ? audit.read(line)
                : line.startsWith("{") ? UnixTime.journal(line) : syslog(line, afterPriority(line), near);
        return stamp == null ? NONE : stamp.micros();
    }

    /**
     * The time of RFC 3339 or RFC 3164 that begins exactly at {@code at}; null where none does. {@code near} is when
     * the line came, in microseconds.
     */
    public @Nullable Stamp syslog(String line, int at, long near) {
        if (at >= line.length()) {
            return null;
        }
        Stamp usual = Digits.isDigit(line.charAt(at)) ? iso.read(line, at) : bsd.read(line, at, near);
        return usual != null ? usual : rare(line, at, near);
    }

    /** {@code Mon 2026-11-16 08:33:59 UTC}, {@code Mon Nov 16 08:33:59 2026}, {@code [Nov 16 08:33:59]} and what bsd and Unix have. */
    private @Nullable Stamp rare(String line, int at, long near) {
        Stamp stamp = UnixTime.seconds(line, at);
        stamp = stamp != null ? stamp : bsd.readRare(line, at, near);
        if (stamp != null) {
            return stamp;
        }
        if (line.charAt(at) == '[') {
            Stamp inner = at + 1 < line.length() && line.charAt(at + 1) != '[' ? syslog(line, at + 1, near) : null;
            return inner == null || !Digits.isAt(line, inner.end(), ']')
                    ? null
                    : new Stamp(inner.micros(), inner.end() + 1);
        }
        int behind = Weekday.end(line, at);
        Stamp full = behind < 0 ? null : iso.readNamingZone(line, behind);
        return behind < 0 || full != null ? full : bsd.read(line, behind, near);
    }

    /** The time in {@code audit(SECONDS.millis:SERIAL)} that begins exactly at {@code at}, ending before the colon; null where none does. */
    public @Nullable Stamp audit(String line, int at) {
        return audit.read(line, at);
    }

    /** The index after {@code <34>} of RFC 3164 or {@code <34>1 } of RFC 5424; 0 where the line has neither. */
    private static int afterPriority(String line) {
        if (!line.startsWith("<")) {
            return 0;
        }
        int close = Digits.end(line, 1);
        if (!Digits.isAt(line, close, '>')) {
            return 0;
        }
        boolean version = Digits.isAt(line, close + 1, '1') && Digits.isAt(line, close + 2, ' ');
        return version ? close + 3 : Digits.isAt(line, close + 1, ' ') ? close + 2 : close + 1;
    }
}
