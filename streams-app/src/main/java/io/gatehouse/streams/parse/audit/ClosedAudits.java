package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.AuditClock;
import java.nio.ByteBuffer;

/** The audit events of one log that were over last: a record of one of them is late. */
final class ClosedAudits {
    /** How many are known. A record later than that opens its event anew, with a lower revision than it has. */
    static final int KNOWN = 128;

    private final long[] marks = new long[KNOWN];
    private int next;

    void restore(AuditClock state) {
        state.getClosed().duplicate().asLongBuffer().get(marks);
        next = state.getNext();
    }

    void add(AuditKey key) {
        marks[next] = key.mark();
        next = (next + 1) % KNOWN;
    }

    boolean has(AuditKey key) {
        long mark = key.mark();
        for (long known : marks) {
            if (known == mark) {
                return true;
            }
        }
        return false;
    }

    AuditClock state(long newest) {
        ByteBuffer closed = ByteBuffer.allocate(KNOWN * Long.BYTES);
        closed.asLongBuffer().put(marks);
        return new AuditClock(newest, closed, next);
    }
}
