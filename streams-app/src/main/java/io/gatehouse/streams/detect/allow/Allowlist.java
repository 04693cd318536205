package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowBlock;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Event;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The allowlist as it stands: immutable. A login is allowed where an entry in force at its event time matches and none denies it. */
public final class Allowlist {
    private static final Allowlist EMPTY = new Allowlist(List.of());

    private final List<AllowRule> rules;

    private Allowlist(List<AllowRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** An allowlist without an entry: nobody is on it. */
    public static Allowlist empty() {
        return EMPTY;
    }

    /**
     * The allowlist of these entries, deny before allow, then by id.
     *
     * @throws IllegalArgumentException where one of them is malformed; see {@link #check}
     */
    public static Allowlist of(Collection<AllowlistEntry> entries) {
        return new Allowlist(entries.stream()
                .map(AllowRule::of)
                .sorted(Comparator.comparing((AllowRule rule) -> !rule.denies())
                        .thenComparing(rule -> rule.entry().getId()))
                .toList());
    }

    /** Says why an entry cannot be used; null where it can. */
    public static @Nullable String check(AllowlistEntry entry) {
        try {
            AllowRule.of(entry);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Number of entries, those no longer in force among them. */
    public int size() {
        return rules.size();
    }

    /** Writes into a login whether it is allowed, and which entry said so. */
    public void decide(Event login) {
        for (AllowRule rule : rules) {
            if (rule.matches(login)) {
                AllowBlock block = new AllowBlock();
                block.setEntry(rule.entry().getId());
                block.setReason(rule.entry().getReason());
                login.getGatehouse().setAllow(block);
                login.getGatehouse().setAllowlisted(!rule.denies());
                return;
            }
        }
        login.getGatehouse().setAllowlisted(false);
    }
}
