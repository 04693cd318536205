package io.gatehouse.streams.detect.sigma.field;

import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is held against the rules at the moment: a record, and of an audit event one line of it. Made once, set anew for each. */
public final class View {
    private final AuditText audit = new AuditText();
    private @Nullable SpecificRecord record;

    /** Shows a record. */
    public void show(SpecificRecord shown) {
        record = shown;
    }

    /** Shows one audit record of an event: the part of its text between these places. */
    public void showAudit(String text, int from, int to) {
        audit.show(text, from, to);
    }

    SpecificRecord record() {
        if (record == null) {
            throw new IllegalStateException("nothing is shown");
        }
        return record;
    }

    AuditText audit() {
        return audit;
    }
}
