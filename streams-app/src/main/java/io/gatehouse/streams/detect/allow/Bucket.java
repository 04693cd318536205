package io.gatehouse.streams.detect.allow;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Entries of one source; immutable. Those that name exactly one key, certificate, person, user or host are found by it; only those that
 * name none are looked at one by one.
 */
record Bucket(RulesByKey byKey, List<AllowRule> others) {
    static final Bucket EMPTY = new Bucket(RulesByKey.NONE, List.of());

    Bucket with(AllowRule rule) {
        String key = rule.exactKey();
        return key == null
                ? new Bucket(
                        byKey, Stream.concat(others.stream(), Stream.of(rule)).toList())
                : new Bucket(byKey.with(key, rule), others);
    }

    Bucket without(AllowRule rule) {
        String key = rule.exactKey();
        return key == null
                ? new Bucket(byKey, others.stream().filter(one -> one != rule).toList())
                : new Bucket(byKey.without(key, rule), others);
    }

    boolean isEmpty() {
        return byKey.isEmpty() && others.isEmpty();
    }

    private static void give(List<AllowRule> rules, Consumer<AllowRule> out) {
        for (int i = 0; i < rules.size(); i++) {
            out.accept(rules.get(i));
        }
    }

    /** Gives every entry that a login with these values may match. */
    void candidates(List<String> keys, Consumer<AllowRule> out) {
        give(others, out);
        if (!byKey.isEmpty()) {
            for (int i = 0; i < keys.size(); i++) {
                give(byKey.at(keys.get(i)), out);
            }
        }
    }
}
