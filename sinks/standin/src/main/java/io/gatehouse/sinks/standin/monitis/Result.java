package io.gatehouse.sinks.standin.monitis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A result of a monitor.
 *
 * @param checktime its key: milliseconds since the epoch
 * @param values as they came last, decoded
 * @param arrivals how often a result came under this key
 */
public record Result(long checktime, Map<String, String> values, int arrivals) {

    /** Copies the values, in their order. */
    public Result {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
