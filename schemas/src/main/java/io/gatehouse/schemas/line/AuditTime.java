package io.gatehouse.schemas.line;

import org.jspecify.annotations.Nullable;

/**
 * The time of an audit record (auditd(8)): {@code type=LOGIN msg=audit(1795250038.305:4125): …}, with or without
 * {@code node=NAME} in front.
 */
final class AuditTime {
    private static final String MARK = "msg=audit(";
    private static final int MAX_SECOND_DIGITS = 11;

    /** The stamp, which ends at the colon before the serial number; null where there is none. */
    @Nullable
    Stamp read(String line) {
        int mark = line.indexOf(MARK);
        if (mark < 0) {
            return null;
        }
        int secondsAt = mark + MARK.length();
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
