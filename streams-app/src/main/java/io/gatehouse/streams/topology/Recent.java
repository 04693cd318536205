package io.gatehouse.streams.topology;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values of a store that were used last, as objects, so that what is read again and again is not decoded each time. The store has them
 * too: nothing is lost with it. For one task.
 */
final class Recent<V> {
    private final Map<String, Weighed<V>> values = new LinkedHashMap<>(16, 0.75f, true);
    private final ToIntFunction<V> weigher;
    private final int most;
    private int weight;

    /** Holds values that weigh this much together at most. */
    Recent(int most, ToIntFunction<V> weigher) {
        this.most = most;
        this.weigher = weigher;
    }

    private record Weighed<V>(V value, int weight) {}

    @Nullable
    V get(String key) {
        Weighed<V> known = values.get(key);
        return known == null ? null : known.value();
    }

    /** Holds a value, and lets go those that were not used for longest where that is too much. */
    void put(String key, V value) {
        remove(key);
        Weighed<V> added = new Weighed<>(value, weigher.applyAsInt(value));
        values.put(key, added);
        weight += added.weight();
        Iterator<Weighed<V>> oldest = values.values().iterator();
        while (weight > most) {
            weight -= oldest.next().weight();
            oldest.remove();
        }
    }

    void remove(String key) {
        Weighed<V> known = values.remove(key);
        weight -= known == null ? 0 : known.weight();
    }
}
