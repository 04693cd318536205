package io.gatehouse.streams.parse.audit;

import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.schemas.line.Stamp;
import io.gatehouse.streams.parse.header.HeaderReader;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the pairs of a record: {@code node=vm type=SYSCALL msg=audit(1795250099.270:22153): } or, from the
 * kernel itself, {@code type=1300 audit(1795250099.270:22153): }. The colon is missing in some records of auditd.
 *
 * @param type as written
 * @param end index of the first character behind it
 */
record AuditHead(AuditKey key, String type, int end) {
    private static final String TYPE = "type=";
    private static final String NODE = "node=";
    private static final long MAX_SERIAL = 0xFFFF_FFFFL;

    /** The head that begins exactly at {@code at}; null where none does. */
    static @Nullable AuditHead read(String text, int at, LineTime time) {
        String node = "";
        int typeAt = at;
        if (text.startsWith(NODE, at)) {
            int blank = text.indexOf(' ', at);
            if (blank < 0) {
                return null;
            }
            node = text.substring(at + NODE.length(), blank);
            typeAt = blank + 1;
        }
        int typeEnd = text.startsWith(TYPE, typeAt) ? text.indexOf(' ', typeAt) : -1;
        return typeEnd <= typeAt + TYPE.length()
                ? null
                : stamped(text, node, text.substring(typeAt + TYPE.length(), typeEnd), typeEnd + 1, time);
    }

    /** Whether another record is one of the same event; a record that was joined to it may leave the node out. */
    boolean isOf(AuditHead other) {
        return key.equals(other.key)
                || key.node().isEmpty() && key.micros() == other.key.micros() && key.serial() == other.key.serial();
    }

    private static @Nullable AuditHead stamped(String text, String node, String type, int at, LineTime time) {
        int stampAt = text.startsWith("msg=", at) ? at + "msg=".length() : at;
        Stamp stamp = time.audit(text, stampAt);
        if (stamp == null) {
            return null;
        }
        int close = stamp.end() + 1;
        while (close < text.length() && Character.isDigit(text.charAt(close))) {
            close++;
        }
        long serial = HeaderReader.number(text, stamp.end() + 1, close);
        if (serial < 0 || serial > MAX_SERIAL || !text.startsWith(")", close)) {
            return null;
        }
        int end = text.startsWith(":", close + 1) ? close + 2 : close + 1;
        return new AuditHead(
                new AuditKey(node, stamp.micros(), serial), type, text.startsWith(" ", end) ? end + 1 : end);
    }
}
