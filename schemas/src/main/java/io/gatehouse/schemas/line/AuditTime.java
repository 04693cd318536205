package io.gatehouse.schemas.line;

import org.jspecify.annotations.Nullable;

/**
 * The time of an audit record (auditd(8)): {@code type=LOGIN msg=audit(1795250038.305:4125): …}, with or without
 * {@code node=NAME} in front.
 */
final class AuditTime {
    private static final String FIELD = "msg=";
    private static final String MARK = "audit(";
    private static final int MAX_SECOND_DIGITS = 11;

    /** The first stamp, which ends at the colon before the serial number; null where there is none. */
    @Nullable
    Stamp read(String line) {
        int field = line.indexOf(FIELD + MARK);
        return field < 0 ? null : read(line, field + FIELD.length());
    }

    /** The same for a stamp that begins exactly at {@code at}. */
    @Nullable
    Stamp read(String line, int at) {
        if (!line.startsWith(MARK, at)) {
            return null;
        }
        int secondsAt = at + MARK.length();
        int point = Digits.end(line, secondsAt);
        int width = point - secondsAt;
        if (width == 0 || width > MAX_SECOND_DIGITS || !Digits.isAt(line, point, '.')) {
            return null;
        }
        int end = Digits.end(line, point + 1);
        if (end == point + 1 || !Digits.isAt(line, end, ':')) {
            return null;
        }
        long seconds = Long.parseLong(line, secondsAt, point, 10);
        return new Stamp(seconds * 1_000_000L + Digits.fraction(line, point + 1, end), end);
    }
}
