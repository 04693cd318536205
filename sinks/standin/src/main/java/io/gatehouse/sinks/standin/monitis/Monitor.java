package io.gatehouse.sinks.standin.monitis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A custom monitor with its results. */
final class Monitor {
    private final int id;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> parameters = new LinkedHashMap<>();
    private final TreeMap<Long, Result> results = new TreeMap<>();
    private final Map<Long, String> additional = new TreeMap<>();

    Monitor(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    /** Name, tag and type. */
    Map<String, String> texts() {
        return texts;
    }

    /** resultParams, additionalResultParams and monitorParams. */
    Map<String, List<List<String>>> parameters() {
        return parameters;
    }

    String name() {
        return texts.getOrDefault("name", "");
    }

    /** Results by check time; one that comes again replaces the older. */
    TreeMap<Long, Result> results() {
        return results;
    }

    /** JSON lists by check time. */
    Map<Long, String> additional() {
        return additional;
    }

    void add(long checktime, Map<String, String> values) {
        Result before = results.get(checktime);
        results.put(checktime, new Result(checktime, values, before == null ? 1 : before.arrivals() + 1));
    }
}
