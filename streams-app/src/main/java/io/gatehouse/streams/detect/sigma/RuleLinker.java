package io.gatehouse.streams.detect.sigma;

import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.field.Mappings;
import io.gatehouse.streams.detect.sigma.index.CompiledRules;
import io.gatehouse.streams.detect.sigma.rule.RuleDocument.Correlation;
import io.gatehouse.streams.detect.sigma.rule.RuleDocument.Plain;
import io.gatehouse.streams.detect.sigma.rule.RuleHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes of rule documents the rules that run: finds what correlations refer to, gives modes and hashes, compiles. */
final class RuleLinker {
    private final RuleShelf shelf;
    private final RuleModes modes;
    private final Mappings mappings;
    private final List<RuleFault> faults;
    private final Map<String, PlainLink> plain = new LinkedHashMap<>();
    private final Set<String> silenced = new HashSet<>();
    private final List<LoadedRule> loaded = new ArrayList<>();

    RuleLinker(RuleShelf shelf, RuleModes modes, Mappings mappings, List<RuleFault> faults) {
        this.shelf = shelf;
        this.modes = modes;
        this.mappings = mappings;
        this.faults = faults;
    }

    LoadedRules link() {
        shelf.all().forEach(entry -> {
            if (entry.document() instanceof Plain document) {
                refusable(entry, () -> plain.put(entry.id(), PlainLink.of(entry, document, mappings)));
            }
        });
        shelf.all().forEach(entry -> {
            if (entry.document() instanceof Correlation document) {
                refusable(entry, () -> correlate(entry, document));
            }
        });
        plain.forEach((id, link) -> {
            if (!silenced.contains(id)) {
                refusable(link.entry(), () -> alert(link));
            }
        });
        faults.sort(Comparator.comparing(RuleFault::file).thenComparing(RuleFault::line));
        List<Rule> running = loaded.stream()
                .map(LoadedRule::rule)
                .filter(rule -> rule.mode() != Mode.OFF)
                .toList();
        CompiledRules compiled = new CompiledRules(plain.values().stream()
                .flatMap(link -> link.selectors().stream())
                .toList());
        return new LoadedRules(new RuleSet(running, hash(running), compiled::selections), loaded, faults);
    }

    private void refusable(RuleEntry entry, Runnable step) {
        try {
            step.run();
        } catch (Refusal e) {
            faults.add(new RuleFault(entry.file(), e.line(), String.valueOf(e.getMessage())));
        }
    }

    /** A rule that makes alerts of what it selects. */
    private void alert(PlainLink link) {
        Plain document = link.document();
        RuleEntry entry = link.entry();
        List<String> groupBy = link.defaultGroup();
        link.check(groupBy, null, document.header().line());
        String hash = Ids.rule(List.of(
                link.content(),
                groupBy.toString(),
                times(document.options().timespan(), document.options().incident())));
        Rule rule = rule(
                entry,
                hash,
                modeOf(entry, isOurs(link)),
                groupBy,
                new Condition.EveryEvent(),
                document.options().timespan());
        add(entry, rule, document.source().toString(), document.condition());
        if (rule.mode() != Mode.OFF) {
            link.feed(rule, groupBy, groupBy, null, document.header().line());
        }
    }

    private static String times(Object timespan, Object incident) {
        return timespan + " " + incident;
    }

    private static boolean isOurs(PlainLink link) {
        return "gatehouse".equals(link.document().source().product());
    }

    private Mode modeOf(RuleEntry entry, boolean ours) {
        Mode set = modes.of(entry);
        Mode own = entry.document().options().mode();
        return set != null ? set : own != null ? own : ours ? Mode.NOTIFY : Mode.OBSERVE;
    }

    /** A rule that makes alerts of what others select. */
    private void correlate(RuleEntry entry, Correlation document) {
        Map<String, PlainLink> counted = counted(entry, document);
        counted.forEach((reference, link) -> link.check(
                fields(document, reference), document.field(), document.header().line()));
        List<String> content = new ArrayList<>();
        counted.forEach((reference, link) -> content.add(reference + " " + link.content()));
        content.add(document.condition() + " " + document.field() + " " + document.groupBy() + " "
                + new TreeMap<>(document.aliases()));
        content.add(times(document.timespan(), document.options().incident()));
        boolean ours = counted.values().stream().allMatch(RuleLinker::isOurs);
        Rule rule = rule(
                entry,
                Ids.rule(content),
                modeOf(entry, ours),
                document.groupBy(),
                document.condition(),
                document.timespan());
        if (rule.mode() != Mode.OFF) {
            counted.forEach((reference, link) -> link.feed(
                    rule,
                    document.groupBy(),
                    fields(document, reference),
                    document.field(),
                    document.header().line()));
        }
        add(entry, rule, String.join(", ", document.rules()), document.type());
        if (!document.generate()) {
            counted.values().forEach(link -> silenced.add(link.entry().id()));
        }
    }

    private Map<String, PlainLink> counted(RuleEntry entry, Correlation document) {
        Map<String, PlainLink> counted = new LinkedHashMap<>();
        for (String reference : document.rules()) {
            RuleEntry found = shelf.find(reference);
            PlainLink link = found == null ? null : plain.get(found.id());
            if (link == null) {
                throw new Refusal(entry.document().header().line(), reason(reference, found));
            }
            counted.put(reference, link);
        }
        return counted;
    }

    private static String reason(String reference, @Nullable RuleEntry found) {
        return found == null
                ? "rules: there is no rule " + reference
                : found.document() instanceof Correlation
                        ? "rules: " + reference
                                + " is a correlation, and correlations over correlations are not supported"
                        : "rules: " + reference + " was refused";
    }

    /** The fields of one of the rules that stand for the names in group-by. */
    private static List<String> fields(Correlation document, String reference) {
        return document.groupBy().stream()
                .map(name -> document.aliases().getOrDefault(name, Map.of()).getOrDefault(reference, name))
                .toList();
    }

    private static Rule rule(
            RuleEntry entry, String hash, Mode mode, List<String> groupBy, Condition condition, Duration timespan) {
        RuleHeader header = entry.document().header();
        return new Rule(
                header.id(),
                hash,
                header.name(),
                header.title(),
                header.description(),
                header.level(),
                mode,
                header.tags(),
                groupBy,
                condition,
                timespan,
                entry.document().options().incident());
    }

    private void add(RuleEntry entry, Rule rule, String source, String condition) {
        RuleHeader header = entry.document().header();
        loaded.add(new LoadedRule(
                rule, entry.file(), header.line(), source, condition, header.status(), header.falsepositives()));
    }

    private static String hash(List<Rule> rules) {
        return Ids.rule(rules.stream()
                .map(rule -> rule.id() + " " + rule.hash() + " " + rule.mode())
                .sorted()
                .toList());
    }
}
