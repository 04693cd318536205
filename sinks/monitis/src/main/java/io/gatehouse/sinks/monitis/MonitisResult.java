package io.gatehouse.sinks.monitis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One result of a custom monitor.
 *
 * @param id of the record that it tells of
 * @param checktime milliseconds since the epoch: the result's key within its monitor
 */
record MonitisResult(String id, CustomMonitor monitor, long checktime, Map<String, String> values) {

    MonitisResult {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
