package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/**
 * What log daemons write of themselves in place of a message, under the tag of any program or under none.
 *
 * <pre>
 * last message repeated 2 times                                                     syslogd, rsyslogd up to 7
 * --- last message repeated 2 times ---                                             macOS
 * Last message 'Failed password for' repeated 2 times, suppressed by syslog-ng on vm
 * -- MARK --
 * </pre>
 *
 * <p>Which message was repeated stands in another line, and whether that is the one before depends on the daemon; so the
 * event says how often, and nothing is counted again. rsyslog's own form, which holds the message, is {@link Repeated}'s.
 */
public final class LogDaemon {
    public static final String LAST = "last message repeated ";
    private static final String DASHES = "--- ";
    private static final String SYSLOG_NG = "Last message '";
    private static final String MARK = "-- MARK --";

    /** What the message says; null where no log daemon wrote it. */
    @Nullable
    Reading read(Message message) {
        String text = message.text();
        if (text.equals(MARK)) {
            return message.noise("mark");
        }
        Cursor cursor = message.cursor();
        cursor.skip(DASHES);
        if (cursor.skip(LAST) || text.startsWith(SYSLOG_NG) && cursor.upTo("' repeated ") != null) {
            return repeated(message, cursor.number(), cursor);
        }
        return null;
    }

    private static @Nullable Reading repeated(Message message, long times, Cursor behind) {
        boolean counted = behind.skip(" time") && times >= 0 && times <= Integer.MAX_VALUE;
        if (!counted) {
            return null;
        }
        Draft draft = message.event(Action.NOTED, "log-daemon/repeated");
        draft.gatehouse().setRepeated((int) times);
        return draft.done();
    }
}
