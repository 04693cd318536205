package io.gatehouse.streams.detect.allow;

import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Entries by their id and by their source; immutable.
 *
 * @param size how many they are
 * @param bySet those of a named set of networks, by its name
 * @param anywhere those that name neither a block nor a set
 */
record AllowIndex(int size, RulesByKey byId, Networks<Bucket> byBlock, Map<String, Bucket> bySet, Bucket anywhere) {
    static final AllowIndex EMPTY = new AllowIndex(0, RulesByKey.NONE, new Networks<>(), Map.of(), Bucket.EMPTY);

    /** The same with this entry, in place of what stood under its id. */
    AllowIndex with(AllowRule rule) {
        AllowIndex others = without(rule.id());
        return others.changed(rule, others.size + 1, others.byId.with(rule.id(), rule), bucket -> bucket.with(rule));
    }

    /** The same without the entry of an id. */
    AllowIndex without(String id) {
        for (AllowRule rule : byId.at(id)) {
            if (rule.id().equals(id)) {
                return changed(rule, size - 1, byId.without(id, rule), bucket -> bucket.without(rule));
            }
        }
        return this;
    }

    private AllowIndex changed(AllowRule rule, int count, RulesByKey ids, UnaryOperator<Bucket> change) {
        Cidr block = rule.block();
        if (block != null) {
            Bucket changed = changed(byBlock.at(block), change);
            return new AllowIndex(count, ids, byBlock.with(block, changed.isEmpty() ? null : changed), bySet, anywhere);
        }
        if (rule.set() != null) {
            Map<String, Bucket> sets = new HashMap<>(bySet);
            sets.put(rule.set(), changed(sets.get(rule.set()), change));
            sets.values().removeIf(Bucket::isEmpty);
            return new AllowIndex(count, ids, byBlock, sets, anywhere);
        }
        return new AllowIndex(count, ids, byBlock, bySet, change.apply(anywhere));
    }

    private static Bucket changed(@Nullable Bucket bucket, UnaryOperator<Bucket> change) {
        return change.apply(bucket == null ? Bucket.EMPTY : bucket);
    }

    List<AllowRule> rules() {
        List<AllowRule> rules = new ArrayList<>(size);
        byId.forEach(rules::add);
        return rules;
    }

    /** Gives every entry that a login may match: {@code asked} has its address and values. */
    void candidates(Asked asked, Consumer<AllowRule> out) {
        Consumer<Bucket> search = bucket -> bucket.candidates(asked.keys(), out);
        search.accept(anywhere);
        IpAddress address = asked.address();
        if (address != null) {
            byBlock.holding(address, search);
            bySet.forEach((name, bucket) -> {
                if (asked.sets().holds(name, address, asked.login().time())) {
                    search.accept(bucket);
                }
            });
        }
    }
}
