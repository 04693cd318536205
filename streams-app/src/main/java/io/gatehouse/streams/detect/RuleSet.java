package io.gatehouse.streams.detect;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that run. */
public final class RuleSet {
    private final List<Rule> rules;
    private final Map<String, Rule> byId;
    private final String hash;
    private final Supplier<Selections> selections;

    /**
     * These rules.
     *
     * @param hash of all that decides what they do
     * @param selections gives what selects by them, a new one for each thread
     */
    public RuleSet(List<Rule> rules, String hash, Supplier<Selections> selections) {
        this.rules = List.copyOf(rules);
        this.byId = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
        this.hash = hash;
        this.selections = selections;
    }

    /** All of them. */
    public List<Rule> rules() {
        return rules;
    }

    /** Tells this set from others: instances with the same hash make the same alerts. */
    public String hash() {
        return hash;
    }

    /** What selects by them, for one thread. */
    public Selections selections() {
        return selections.get();
    }

    /** The rule of that id, or null where it runs no more. */
    public @Nullable Rule byId(String id) {
        return byId.get(id);
    }
}
