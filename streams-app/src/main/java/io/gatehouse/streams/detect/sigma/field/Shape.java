package io.gatehouse.streams.detect.sigma.field;

import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.Session;
import org.apache.avro.Schema;

/** What a rule looks at. */
public enum Shape {
    /** An event as it is. */
    EVENT(Event.getClassSchema()),
    /** One record of the kernel's audit, as Sigma's rules for auditd mean it: an event may have several. */
    AUDIT_RECORD(Event.getClassSchema()),
    /** A session. */
    SESSION(Session.getClassSchema()),
    /** A line that no parser understood. */
    UNPARSED(Rejected.getClassSchema());

    private final Schema schema;

    Shape(Schema schema) {
        this.schema = schema;
    }

    /** The schema in which names of fields are looked up. */
    Schema schema() {
        return schema;
    }
}
