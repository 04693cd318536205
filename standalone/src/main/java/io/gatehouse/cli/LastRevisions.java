package io.gatehouse.cli;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Holds records back until their last revision is likely known: a command has its exit status, a session its end. Bounded: where there
 * are more than {@link #MAX} records, the one that was changed longest ago goes out, and a later revision of it is said again.
 */
final class LastRevisions {
    static final int MAX = 20_000;

    private record Held(String kind, SpecificRecord value) {}

    private final Map<String, Held> held = new LinkedHashMap<>();
    private final BiConsumer<String, SpecificRecord> out;

    /** Gives kind and record to {@code out}. */
    LastRevisions(BiConsumer<String, SpecificRecord> out) {
        this.out = out;
    }

    void put(String kind, String key, SpecificRecord value) {
        String id = kind + " " + key;
        held.remove(id);
        held.put(id, new Held(kind, value));
        if (held.size() > MAX) {
            Iterator<Held> oldest = held.values().iterator();
            Held first = oldest.next();
            oldest.remove();
            out.accept(first.kind(), first.value());
        }
    }

    void flush() {
        held.values().forEach(record -> out.accept(record.kind(), record.value()));
        held.clear();
    }
}
