package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.field.Field;
import io.gatehouse.streams.detect.sigma.field.SourceMapping;
import io.gatehouse.streams.detect.sigma.index.RuleIndex.IndexedRule;
import io.gatehouse.streams.detect.sigma.match.Match;
import io.gatehouse.streams.detect.sigma.match.TextPattern;
import io.gatehouse.streams.detect.sigma.match.ValueTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles rules of one shape. */
final class IndexBuilder {
    private static final int MAX_SOURCES = Long.SIZE;

    private record AtomKey(int slot, String test) {}

    private final Map<Field, Integer> slots = new LinkedHashMap<>();
    private final Map<AtomKey, Atom> atoms = new LinkedHashMap<>();
    private final Map<Integer, Integer> uses = new HashMap<>();
    private final Map<SourceMapping, Integer> sources = new LinkedHashMap<>();
    private final List<IndexedRule> rules = new ArrayList<>();

    private IndexBuilder() {}

    static RuleIndex build(List<Selector> selectors) {
        IndexBuilder builder = new IndexBuilder();
        selectors.forEach(builder::add);
        return builder.index();
    }

    private void add(Selector selector) {
        int source = sources.computeIfAbsent(selector.mapping(), mapping -> sources.size());
        if (source >= MAX_SOURCES) {
            throw new IllegalStateException("more than " + MAX_SOURCES + " log sources");
        }
        Expression expression = expression(selector.match(), selector.mapping());
        Set<Integer> used = new HashSet<>();
        collect(expression, used);
        used.forEach(atom -> uses.merge(atom, 1, Integer::sum));
        rules.add(new IndexedRule(expression, 1L << source, selector.forged(), selector.outputs()));
    }

    private static void collect(Expression expression, Set<Integer> atoms) {
        if (expression instanceof Expression.Text text) {
            atoms.add(text.atom().id());
        } else if (expression instanceof Expression.And and) {
            and.parts().forEach(part -> collect(part, atoms));
        } else if (expression instanceof Expression.Or or) {
            or.parts().forEach(part -> collect(part, atoms));
        }
    }

    private Expression expression(Match match, SourceMapping mapping) {
        if (match instanceof Match.And and) {
            return new Expression.And(all(and.parts(), mapping));
        }
        if (match instanceof Match.Or or) {
            return new Expression.Or(all(or.parts(), mapping));
        }
        if (match instanceof Match.Not not) {
            return new Expression.Not(expression(not.part(), mapping));
        }
        Match.FieldMatch test = (Match.FieldMatch) match;
        Field field = Objects.requireNonNull(mapping.field(test.field()), test.field());
        return test(slots.computeIfAbsent(field, added -> slots.size()), test.test());
    }

    private List<Expression> all(List<Match> parts, SourceMapping mapping) {
        return parts.stream().map(part -> expression(part, mapping)).toList();
    }

    private Expression test(int slot, ValueTest test) {
        if (test instanceof ValueTest.Exists exists) {
            return new Expression.Exists(slot, exists.wanted());
        }
        if (test instanceof ValueTest.Text text) {
            return text(slot, text);
        }
        Expression other = new Expression.Other(slot, test);
        return test instanceof ValueTest.Regex regex ? withTexts(slot, regex, other) : other;
    }

    /** To look for the texts that an expression needs is so much cheaper that it is tried only where one of them stands. */
    private Expression withTexts(int slot, ValueTest.Regex regex, Expression expression) {
        List<Expression> texts = RequiredTexts.of(regex.pattern().pattern()).stream()
                .map(text -> text(slot, new ValueTest.Text(TextPattern.anywhere(text), false)))
                .toList();
        return texts.isEmpty() ? expression : new Expression.And(List.of(new Expression.Or(texts), expression));
    }

    private Expression text(int slot, ValueTest.Text text) {
        Literal literal = Literal.of(text.pattern(), text.cased());
        if (literal.text().isEmpty() && !literal.isExact()) {
            return new Expression.Any(slot, text);
        }
        return new Expression.Text(atoms.computeIfAbsent(
                new AtomKey(slot, text.toString()), key -> new Atom(atoms.size(), slot, text, literal)));
    }

    private RuleIndex index() {
        List<Expression> gates = sources.keySet().stream().map(this::gate).toList();
        List<@Nullable Column> columns = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            columns.add(column(slot));
        }
        Waiting waiting = new Waiting(atoms.size(), columns);
        Necessity necessity = new Necessity(atom -> atom.weight() * uses.getOrDefault(atom.id(), 1));
        for (int rule = 0; rule < rules.size(); rule++) {
            waiting.add(
                    rule, rules.get(rule).source(), necessity.of(rules.get(rule).expression()));
        }
        return new RuleIndex(
                List.copyOf(slots.keySet()),
                columns,
                gates,
                List.copyOf(rules),
                waiting.rulesByAtom(),
                waiting.always(),
                waiting.scans());
    }

    private Expression gate(SourceMapping mapping) {
        return mapping.gate() == null ? new Expression.And(List.of()) : expression(mapping.gate(), mapping);
    }

    private @Nullable Column column(int slot) {
        List<Atom> own =
                atoms.values().stream().filter(atom -> atom.slot() == slot).toList();
        return own.isEmpty() ? null : new Column(slot, own);
    }
}
