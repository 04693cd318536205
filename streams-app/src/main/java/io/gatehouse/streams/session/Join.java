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

    /** Why the session that the event names is not its session; null where nothing speaks against it. */
    default @Nullable String contradiction() {
        return null;
    }

    /** Whether no further line can change it. */
    default boolean isProof() {
        return false;
    }

    /**
     * One session.
     *
     * @param session the session
     * @param key what it was found by
     * @param exact true where the key is a proof, false where it is the only candidate
     * @param shared whether another login can have typed it, through a terminal multiplexer
     */
    record Found(OpenSession session, String key, boolean exact, boolean shared) implements Join {
        @Override
        public String name() {
            return exact ? "exact" : "inferred";
        }

        @Override
        public boolean isProof() {
            return exact;
        }
    }

    /**
     * Several sessions fit; their ids are listed in order.
     *
     * @param candidates the sessions, the one that began first before the others
     * @param key what they were found by
     * @param complete false where there are more than are listed
     */
    record Ambiguous(List<OpenSession> candidates, String key, boolean complete) implements Join {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }

        @Override
        public String name() {
            return "ambiguous";
        }
    }

    /**
     * No session fits.
     *
     * @param contradiction why the one that the event names is not its session; null where it names none that is known
     */
    record None(@Nullable String contradiction) implements Join {
        static final None NONE = new None(null);

        @Override
        public String name() {
            return "orphan";
        }
    }

    /**
     * The kernel says that the process belongs to no login.
     *
     * @param contradiction whose connection it names all the same; null where it names none that is known
     */
    record NoLogin(@Nullable String contradiction) implements Join {
        @Override
        public String name() {
            return "none";
        }

        @Override
        public boolean isProof() {
            return true;
        }
    }

    /** Found by a proof, or null where there is no session. */
    static @Nullable Found exact(@Nullable OpenSession session, String key) {
        return session == null ? null : new Found(session, key, true, false);
    }

    /** Found because nothing else fits. */
    static Found inferred(OpenSession session, String key) {
        return new Found(session, key, false, false);
    }
}
