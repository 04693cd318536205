package io.gatehouse.streams.parse.audit;

/**
 * What all records of one audit event have in common.
 *
 * @param node the host that auditd names ({@code node=}); empty where it names none
 * @param micros the time in the record, in microseconds since 1970-01-01T00:00:00Z
 * @param serial the kernel's number of the event, 32 bits, which begins anew when it is used up and at each boot
 */
public record AuditKey(String node, long micros, long serial) {
    /** Of a record that journald wrote, without the number. */
    static final long NO_SERIAL = -1;

    /** 64 bits, never 0, that tell it from others. */
    long mark() {
        long mixed = (micros * 31 + serial) * 0x9E37_79B9_7F4A_7C15L + node.hashCode();
        return (mixed ^ mixed >>> 31) * 0xBF58_476D_1CE4_E5B9L | 1;
    }

    /** As in the records: {@code 1795250099.270:22153}. */
    String written() {
        long millis = Math.floorDiv(micros, 1000);
        return Math.floorDiv(millis, 1000) + String.format(".%03d:", Math.floorMod(millis, 1000)) + serial;
    }
}
