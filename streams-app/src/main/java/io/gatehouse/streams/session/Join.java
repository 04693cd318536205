package io.gatehouse.streams.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To which session an event belongs, and how sure that is. A wrong attribution is worse than an ambiguous one, so there is no best
 * guess: several candidates are {@link Ambiguous}.
 */
sealed interface Join {
    /** How sure it is, as it stands in {@code gatehouse.session.join}. */
    String name();

    /**
     * One session.
     *
     * @param session the session
     * @param key what it was found by
     * @param exact true where the key is a proof, false where it is the only candidate
     */
    record Found(OpenSession session, String key, boolean exact) implements Join {
        @Override
        public String name() {
            return exact ? "exact" : "inferred";
        }
    }

    /** Several sessions fit; their ids are listed in order. */
    record Ambiguous(List<OpenSession> candidates) implements Join {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }

        @Override
        public String name() {
            return "ambiguous";
        }
    }

    /** No session fits. */
    record None() implements Join {
        @Override
        public String name() {
            return "orphan";
        }
    }

    /** Found by a proof, or null where there is no session. */
    static @Nullable Found exact(@Nullable OpenSession session, String key) {
        return session == null ? null : new Found(session, key, true);
    }
}
