package io.gatehouse.schemas.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.Schema;

/** Times of records: microseconds since the epoch, in JSON as ISO 8601 in UTC. */
final class Times {

    private Times() {}

    static boolean isTime(Schema.Field field) {
        return "timestamp-micros".equals(field.getProp("format"));
    }

    /** With three or six digits where the second is not full: 2026-11-21T08:34:38.311858Z. */
    static String iso(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
