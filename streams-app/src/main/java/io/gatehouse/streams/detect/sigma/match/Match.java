package io.gatehouse.streams.detect.sigma.match;

import java.util.List;

/** What selects a record. Its text form says all of it. */
public sealed interface Match {
    /** All of them hold. */
    record And(List<Match> parts) implements Match {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One of them holds at least. */
    record Or(List<Match> parts) implements Match {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** It does not hold. */
    record Not(Match part) implements Match {}

    /**
     * A value of a field passes a test.
     *
     * @param field name as the rule's author wrote it; empty for a keyword, which is looked for in the whole line
     * @param line of the rule file, for messages
     */
    record FieldMatch(String field, ValueTest test, int line) implements Match {
        @Override
        public String toString() {
            return field + " " + test;
        }
    }

    /** All of these, which may be one. */
    static Match all(List<Match> parts) {
        return parts.size() == 1 ? parts.get(0) : new And(parts);
    }

    /** Any of these, which may be one. */
    static Match any(List<Match> parts) {
        return parts.size() == 1 ? parts.get(0) : new Or(parts);
    }
}
