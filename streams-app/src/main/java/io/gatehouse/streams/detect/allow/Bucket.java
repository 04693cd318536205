package io.gatehouse.streams.detect.allow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one source. Those that name exactly one key, certificate, person, user or host are found by it; only those that name none
 * are looked at one by one.
 */
final class Bucket {
    private @Nullable Map<String, List<AllowRule>> byKey;
    private @Nullable List<AllowRule> others;

    void add(AllowRule rule) {
        String key = rule.exactKey();
        if (key == null) {
            others = others == null ? new ArrayList<>(1) : others;
            others.add(rule);
        } else {
            byKey = byKey == null ? new HashMap<>() : byKey;
            byKey.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(rule);
        }
    }

    /** Gives every entry that a login with these values may match. */
    void candidates(List<String> keys, Consumer<AllowRule> out) {
        if (others != null) {
            others.forEach(out);
        }
        if (byKey != null) {
            for (String key : keys) {
                byKey.getOrDefault(key, List.of()).forEach(out);
            }
        }
    }
}
