package io.gatehouse.streams.parse.audit;

/**
 * One record of an audit event.
 *
 * @param type its type by name: SYSCALL, PATH, USER_LOGIN
 * @param text its pairs
 */
public record AuditRecord(String type, String text) {
    /** Stands between the pairs as the kernel wrote them and what auditd added to them (log_format=ENRICHED). */
    public static final char ENRICHED = 0x1D;
}
