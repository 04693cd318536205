package io.gatehouse.streams.detect.allow;

import io.gatehouse.streams.detect.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All named sets, with those that are no more in force; immutable. What is in a set depends on the time that is asked about. */
final class NamedSets {
    static final NamedSets NONE = new NamedSets(Map.of(), Map.of());

    private final Map<String, NamedSet> byId;
    private final Map<String, List<NamedSet>> byKey;

    private NamedSets(Map<String, NamedSet> byId, Map<String, List<NamedSet>> byKey) {
        this.byId = byId;
        this.byKey = byKey;
    }

    /** The same with another record under an id, or with none where it is null. */
    NamedSets with(String id, @Nullable NamedSet set) {
        NamedSet before = byId.get(id);
        if (before == null && set == null) {
            return this;
        }
        Map<String, NamedSet> ids = new HashMap<>(byId);
        Map<String, List<NamedSet>> keys = new HashMap<>(byKey);
        if (before != null) {
            ids.remove(id);
            keys.computeIfPresent(
                    before.key(),
                    (key, sets) -> sets.stream().filter(one -> one != before).toList());
        }
        if (set != null) {
            ids.put(id, set);
            keys.merge(
                    set.key(),
                    List.of(set),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        return new NamedSets(ids, keys);
    }

    boolean holds(String name, IpAddress address, long time) {
        return any(NamedSet.key(SetKind.NETWORKS, name), time, set -> set.holds(address));
    }

    boolean holds(SetKind kind, String name, String text, long time) {
        return any(NamedSet.key(kind, name), time, set -> set.holds(text));
    }

    /** Whether a set of that name is in force. */
    boolean has(SetKind kind, String name, long time) {
        return any(NamedSet.key(kind, name), time, set -> true);
    }

    int size() {
        return byId.size();
    }

    private boolean any(String key, long time, Predicate<NamedSet> test) {
        for (NamedSet set : byKey.getOrDefault(key, List.of())) {
            if (Validity.at(set.entry(), time) && test.test(set)) {
                return true;
            }
        }
        return false;
    }
}
