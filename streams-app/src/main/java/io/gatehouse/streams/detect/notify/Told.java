package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.ToldState;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What one route was told of which incidents, found by what is due. Only the times are on the heap. */
final class Told {
    private final Ledger ledger;
    private final TreeSet<Due> dues =
            new TreeSet<>(Comparator.comparingLong(Due::time).thenComparing(Due::key));

    private record Due(long time, String key) {}

    Told(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Takes in what was kept before a restart. */
    void restore(String key, ToldState state) {
        dues.add(new Due(state.getDue(), key));
    }

    @Nullable
    ToldState get(String key) {
        return ledger.told(key);
    }

    void put(String key, @Nullable ToldState state) {
        ToldState known = ledger.told(key);
        if (known != null) {
            dues.remove(new Due(known.getDue(), key));
        }
        if (state != null) {
            dues.add(new Due(state.getDue(), key));
        }
        if (known != null || state != null) {
            ledger.told(key, state);
        }
    }

    int size() {
        return dues.size();
    }

    /** What comes first; null where there is nothing. */
    @Nullable
    String first() {
        return dues.isEmpty() ? null : dues.first().key();
    }

    /** What is due and comes first; null where there is nothing. */
    @Nullable
    String firstDue(long now) {
        return dues.isEmpty() || dues.first().time() > now
                ? null
                : Objects.requireNonNull(dues.first()).key();
    }
}
