package io.gatehouse.streams.detect.sigma.rule;

import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.sigma.match.Match;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document of a rule file. */
public sealed interface RuleDocument {
    /** What both kinds have. */
    RuleHeader header();

    /** What we add. */
    RuleOptions options();

    /**
     * A rule that selects records.
     *
     * @param condition as written, for lists
     */
    record Plain(RuleHeader header, RuleOptions options, LogSource source, Match match, String condition)
            implements RuleDocument {}

    /**
     * A rule that counts what others select.
     *
     * @param type as Sigma names it, or new_terms or absence
     * @param condition the condition; rule names in it are those of {@code rules}
     * @param rules names or ids of the rules that it counts
     * @param field whose value is counted or remembered; null where none is
     * @param aliases from a name in {@code groupBy}, by rule, to the field that stands for it there
     * @param generate whether the rules that it counts make alerts of their own all the same
     */
    record Correlation(
            RuleHeader header,
            RuleOptions options,
            String type,
            Condition condition,
            List<String> rules,
            @Nullable String field,
            List<String> groupBy,
            Duration timespan,
            Map<String, Map<String, String>> aliases,
            boolean generate)
            implements RuleDocument {
        public Correlation {
            rules = List.copyOf(rules);
            groupBy = List.copyOf(groupBy);
            aliases = Map.copyOf(aliases);
        }
    }
}
