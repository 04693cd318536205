package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.Cidr;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the allowlist, ready to match. It matches a login when all that it names match and it was in force at the time of the
 * login.
 */
final class AllowRule {
    /** Which of several that match decides: a denial, then the one with the longest prefix, then the first by id. */
    static final Comparator<AllowRule> ORDER = Comparator.comparing((AllowRule rule) -> !rule.denies())
            .thenComparing(rule -> -rule.prefix())
            .thenComparing(AllowRule::id);

    private final AllowlistEntry entry;
    private final long from;
    private final long until;
    private final @Nullable Cidr block;
    private final @Nullable String set;
    private final @Nullable String exactKey;
    private final List<Need> needs;

    AllowRule(AllowlistEntry entry, List<Need> needs) {
        this.entry = entry;
        this.from = Validity.from(entry);
        this.until = Validity.until(entry);
        this.needs = List.copyOf(needs);
        this.block = first(Need.FromBlock.class).map(Need.FromBlock::block).orElse(null);
        this.set = first(Need.FromSet.class).map(Need.FromSet::name).orElse(null);
        this.exactKey = exactKey(needs);
    }

    private <N extends Need> Optional<N> first(Class<N> kind) {
        return needs.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static @Nullable String exactKey(List<Need> needs) {
        for (Field field : Field.BY_SELECTIVITY) {
            for (Need need : needs) {
                if (need instanceof Need.Fits fits
                        && fits.field() == field
                        && fits.pattern().exact()) {
                    return field.key(fits.pattern().written());
                }
            }
        }
        return null;
    }

    AllowlistEntry entry() {
        return entry;
    }

    String id() {
        return entry.getId();
    }

    boolean denies() {
        return entry.getAction().equals("deny");
    }

    /** The block that it names; null where it names none. */
    @Nullable
    Cidr block() {
        return block;
    }

    /** The set of networks that it names; null where it names none. */
    @Nullable
    String set() {
        return set;
    }

    /** A value that every login has that it matches, as {@link Login#exactKeys} gives it; null where there is none. */
    @Nullable
    String exactKey() {
        return exactKey;
    }

    private int prefix() {
        return block == null ? -1 : block.prefix();
    }

    private boolean holdsAt(long time) {
        return from <= time && time < until;
    }

    boolean matches(Login login, NamedSets sets) {
        if (!holdsAt(login.time())) {
            return false;
        }
        for (Need need : needs) {
            if (!need.fits(login, sets)) {
                return false;
            }
        }
        return true;
    }

    /** Why a login does not match; nothing where it does. */
    List<String> misfits(Login login, NamedSets sets) {
        List<String> misfits = new ArrayList<>();
        if (!holdsAt(login.time())) {
            misfits.add(
                    login.time() < from ? "it holds only from " + shown(from) : "it held only until " + shown(until));
        }
        Stream<Need> unmet = needs.stream().filter(need -> !need.fits(login, sets));
        unmet.forEach(need -> misfits.add(need.misfit(login, sets)));
        return misfits;
    }

    private static Instant shown(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
