package io.gatehouse.schemas;

import io.gatehouse.model.AlertGroupValue;
import java.util.List;

/**
 * The identities of records: 128 bits in hex, of a SHA-256 over what makes the record what it is. The same line always
 * gives the same id, so that whatever is sent or computed twice is recognized.
 *
 * <p>Every field is hashed with its length before it, and every kind of id with its name, so that no two different
 * inputs make the same bytes.
 */
public final class Ids {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private Ids() {}

    /**
     * Of the (first) event of a line.
     *
     * @param source auth, command, audit or shell
     * @param fingerprint of the file
     * @param incarnation counts the times that the file was found with another line at a known offset, from 0
     * @param offset of the first byte of the line
     */
    public static String event(String hostId, String source, String fingerprint, long incarnation, long offset) {
        return new IdHash("event")
                .text(hostId)
                .text(source)
                .text(fingerprint)
                .number(incarnation)
                .number(offset)
                .hex();
    }

    /**
     * Of one of several events of a line.
     *
     * @param eventId of the line's first event
     * @param index of the event in its line, from 0, which is the first event itself
     */
    public static String part(String eventId, int index) {
        return index == 0
                ? eventId
                : new IdHash("part").text(eventId).number(index).hex();
    }

    /** Of an audit event, which the kernel numbers itself. The time is in microseconds since the epoch. */
    public static String audit(String hostId, String node, long timeMicros, long serial) {
        return new IdHash("audit")
                .text(hostId)
                .text(node)
                .number(timeMicros)
                .number(serial)
                .hex();
    }

    /** Of a login session: the process that opened it and when, to the second. */
    public static String session(String hostId, long pid, long startMicros) {
        return new IdHash("session")
                .text(hostId)
                .number(pid)
                .number(Math.floorDiv(startMicros, MICROS_PER_SECOND))
                .hex();
    }

    /** Of a rule's group: the key of its detections and acknowledgements. */
    public static String group(String ruleId, List<AlertGroupValue> group) {
        IdHash hash = new IdHash("group").text(ruleId).number(group.size());
        for (AlertGroupValue value : group) {
            hash.text(value.getField()).text(value.getValue());
        }
        return hash.hex();
    }

    /**
     * Of an incident.
     *
     * @param groupKey as {@link #group} gives it
     * @param bucket number of the span of time since the epoch in which the incident began
     */
    public static String incident(String groupKey, long bucket) {
        return new IdHash("incident").text(groupKey).number(bucket).hex();
    }

    /** Of what a rule, or a set of rules, says: two of the same hash do the same. */
    public static String rule(List<String> content) {
        IdHash hash = new IdHash("rule").number(content.size());
        content.forEach(hash::text);
        return hash.hex();
    }

    /**
     * Of a message about an incident.
     *
     * @param revision of the incident
     */
    public static String notification(String route, String cause, String incidentId, long revision) {
        return new IdHash("notification")
                .text(route)
                .text(cause)
                .text(incidentId)
                .number(revision)
                .hex();
    }

    /** Of a message that stands for several others, by their ids. */
    public static String digest(String route, List<String> notificationIds) {
        IdHash hash = new IdHash("digest").text(route).number(notificationIds.size());
        notificationIds.forEach(hash::text);
        return hash.hex();
    }

    /** Of a text that is only told apart from others in state: 64 bits, never 0. */
    public static long code(String text) {
        long code = new IdHash("code").text(text).head();
        return code == 0 ? 1 : code;
    }
}
