package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowBlock;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Event;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The allowlist as it stands: immutable. A login is allowed where an entry in force at its event time matches and none denies it.
 *
 * <p>A change makes another, which shares with it all that stays as it was: one entry more costs the logarithm of their number.
 */
public final class Allowlist {
    private static final String SET = "set";
    private static final Allowlist EMPTY = new Allowlist(AllowIndex.EMPTY, NamedSets.NONE);

    private final AllowIndex index;
    private final NamedSets sets;

    private Allowlist(AllowIndex index, NamedSets sets) {
        this.index = index;
        this.sets = sets;
    }

    /**
     * A verdict on one entry.
     *
     * @param entry the entry
     * @param misfits why it does not match the login, in words; empty where it does
     */
    public record Verdict(AllowlistEntry entry, List<String> misfits) {
        public Verdict {
            misfits = List.copyOf(misfits);
        }
    }

    /** An allowlist without an entry: nobody is on it. */
    public static Allowlist empty() {
        return EMPTY;
    }

    /**
     * The allowlist of these entries and named sets.
     *
     * @throws IllegalArgumentException where one of them is malformed; see {@link #check}
     */
    public static Allowlist of(Collection<AllowlistEntry> entries) {
        Allowlist list = EMPTY;
        for (AllowlistEntry entry : entries) {
            list = list.with(entry);
        }
        return list;
    }

    /** Says why an entry or set cannot be used; null where it can. */
    public static @Nullable String check(AllowlistEntry entry) {
        try {
            if (isSet(entry)) {
                NamedSet.of(entry);
            } else {
                AllowRules.of(entry);
            }
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Whether a record is a named set and no entry. */
    public static boolean isSet(AllowlistEntry entry) {
        return entry.getAction().equals(SET);
    }

    /**
     * The same with this entry or set, in place of what stood under its id.
     *
     * @throws IllegalArgumentException where it is malformed
     */
    public Allowlist with(AllowlistEntry entry) {
        String id = entry.getId();
        if (isSet(entry)) {
            NamedSet set = NamedSet.of(entry);
            return new Allowlist(index.without(id), sets.with(id, set));
        }
        return new Allowlist(index.with(AllowRules.of(entry)), sets.with(id, null));
    }

    /** The same without what stands under an id. */
    public Allowlist without(String id) {
        return new Allowlist(index.without(id), sets.with(id, null));
    }

    /** Number of entries and sets, those no longer in force among them. */
    public int size() {
        return index.size() + sets.size();
    }

    /** Writes into a login whether it is allowed, and which entry said so. */
    public void decide(Event login) {
        Optional<AllowlistEntry> deciding = deciding(Login.of(login));
        deciding.ifPresent(entry -> {
            AllowBlock block = new AllowBlock();
            block.setEntry(entry.getId());
            block.setReason(entry.getReason());
            login.getGatehouse().setAllow(block);
        });
        login.getGatehouse()
                .setAllowlisted(deciding.filter(entry -> !entry.getAction().equals("deny"))
                        .isPresent());
    }

    /** The entry that decides about a login: of all that match a denial, else the one with the longest prefix, else the first by id. */
    public Optional<AllowlistEntry> deciding(Login login) {
        Asked asked = Asked.of(login, sets);
        @Nullable AllowRule[] best = new AllowRule[1];
        index.candidates(asked, rule -> {
            AllowRule known = best[0];
            if ((known == null || AllowRule.ORDER.compare(rule, known) < 0) && rule.matches(login, sets)) {
                best[0] = rule;
            }
        });
        return Optional.ofNullable(best[0]).map(AllowRule::entry);
    }

    /** What every entry says to a login: those that match first, in the order in which they decide, then by how little is missing. */
    public List<Verdict> verdicts(Login login) {
        record Weighed(AllowRule rule, List<String> misfits) {}
        return index.rules().stream()
                .map(rule -> new Weighed(rule, rule.misfits(login, sets)))
                .sorted(Comparator.comparingInt(
                                (Weighed weighed) -> weighed.misfits().size())
                        .thenComparing(Weighed::rule, AllowRule.ORDER))
                .map(weighed -> new Verdict(weighed.rule().entry(), weighed.misfits()))
                .toList();
    }

    /** The entries that will end soon, at a time in microseconds since 1970: see {@link Validity#NOTICE}. */
    public List<AllowlistEntry> endingSoon(long time) {
        return index.rules().stream()
                .map(AllowRule::entry)
                .filter(entry -> Validity.endsSoon(entry, time))
                .toList();
    }
}
