package io.gatehouse.streams.detect.allow;

import io.gatehouse.streams.detect.IpAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Some entries, by their source. Immutable once it is made. In a stack of them, a newer one hides what an older one has under the same
 * id.
 */
final class AllowIndex {
    private final Map<String, AllowRule> byId = new HashMap<>();
    private final Set<String> gone;
    private final Networks<Bucket> byBlock = new Networks<>();
    private final Map<String, Bucket> bySet = new HashMap<>();
    private final Bucket anywhere = new Bucket();

    /** These entries; {@code gone} are ids under which there is none any more. */
    AllowIndex(Collection<AllowRule> rules, Set<String> gone) {
        this.gone = Set.copyOf(gone);
        rules.forEach(this::add);
    }

    private void add(AllowRule rule) {
        byId.put(rule.entry().getId(), rule);
        if (rule.block() != null) {
            byBlock.at(rule.block(), Bucket::new).add(rule);
        } else if (rule.set() != null) {
            bySet.computeIfAbsent(rule.set(), name -> new Bucket()).add(rule);
        } else {
            anywhere.add(rule);
        }
    }

    /** This one and an older one in one; {@code last} says that there is none below, so that nothing is left to hide. */
    AllowIndex over(AllowIndex older, boolean last) {
        Map<String, AllowRule> rules = new HashMap<>(older.byId);
        rules.keySet().removeAll(gone);
        rules.putAll(byId);
        Set<String> ids = new HashSet<>(older.gone);
        ids.removeAll(byId.keySet());
        ids.addAll(gone);
        return new AllowIndex(rules.values(), last ? Set.of() : ids);
    }

    /** How much work it is to make. */
    int weight() {
        return byId.size() + gone.size();
    }

    /** Whether it says what stands under an id. */
    boolean decides(String id) {
        return byId.containsKey(id) || gone.contains(id);
    }

    Collection<AllowRule> rules() {
        return byId.values();
    }

    boolean has(String id) {
        return byId.containsKey(id);
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
