package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.field.Field;
import io.gatehouse.streams.detect.sigma.field.Mappings;
import io.gatehouse.streams.detect.sigma.field.SourceMapping;
import io.gatehouse.streams.detect.sigma.index.Output;
import io.gatehouse.streams.detect.sigma.index.Selector;
import io.gatehouse.streams.detect.sigma.match.Match;
import io.gatehouse.streams.detect.sigma.rule.RuleDocument.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A rule that selects, with what its log source is here and what its selections are for. */
final class PlainLink {
    private static final List<String> DEFAULT_GROUP = List.of("host.id", "user.name");

    private final RuleEntry entry;
    private final Plain document;
    private final Map<SourceMapping, List<Output>> outputs = new LinkedHashMap<>();

    private PlainLink(RuleEntry entry, Plain document) {
        this.entry = entry;
        this.document = document;
    }

    /**
     * Looks its log source and fields up.
     *
     * @throws Refusal where one is not known
     */
    static PlainLink of(RuleEntry entry, Plain document, Mappings mappings) {
        List<SourceMapping> found = mappings.of(document.source());
        if (found.isEmpty()) {
            throw new Refusal(document.header().line(), "logsource: " + document.source() + " is not known here");
        }
        PlainLink link = new PlainLink(entry, document);
        Refusal refusal = null;
        for (SourceMapping mapping : found) {
            Refusal unknown = unknown(document.match(), mapping);
            refusal = refusal == null ? unknown : refusal;
            if (unknown == null) {
                link.outputs.put(mapping, new ArrayList<>());
            }
        }
        if (link.outputs.isEmpty() && refusal != null) {
            throw refusal;
        }
        return link;
    }

    private static @Nullable Refusal unknown(Match match, SourceMapping mapping) {
        List<Match> parts = match instanceof Match.And and
                ? and.parts()
                : match instanceof Match.Or or
                        ? or.parts()
                        : match instanceof Match.Not not ? List.of(not.part()) : List.of();
        if (match instanceof Match.FieldMatch test && mapping.field(test.field()) == null) {
            return new Refusal(
                    test.line(), "field " + test.field() + " is not known for log source " + mapping.source());
        }
        return parts.stream()
                .map(part -> unknown(part, mapping))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    RuleEntry entry() {
        return entry;
    }

    Plain document() {
        return document;
    }

    /** All that decides what it selects. */
    String content() {
        return document.source() + " " + document.match() + " "
                + document.options().forged();
    }

    /** By what its own alerts are grouped. */
    List<String> defaultGroup() {
        List<String> groupBy = document.options().groupBy();
        return groupBy != null
                ? groupBy
                : DEFAULT_GROUP.stream()
                        .filter(name -> outputs.keySet().stream().allMatch(mapping -> mapping.field(name) != null))
                        .toList();
    }

    /**
     * Looks fields up.
     *
     * @param counted field that a rule counts; null where it counts none
     * @param line of the file, for messages
     * @throws Refusal where a field is not known
     */
    void check(List<String> fields, @Nullable String counted, int line) {
        outputs.keySet().forEach(mapping -> {
            fields.forEach(name -> field(mapping, name, line));
            if (counted != null) {
                field(mapping, counted, line);
            }
        });
    }

    /**
     * Lets what it selects count for a rule. The fields are known: see {@link #check}.
     *
     * @param names by which the rule groups
     * @param fields that stand for these names here
     */
    void feed(Rule rule, List<String> names, List<String> fields, @Nullable String counted, int line) {
        outputs.forEach((mapping, own) -> own.add(new Output(
                rule,
                document.header().name(),
                names,
                fields.stream().map(name -> field(mapping, name, line)).toList(),
                counted == null ? null : field(mapping, counted, line))));
    }

    private static Field field(SourceMapping mapping, String name, int line) {
        Field field = name.isEmpty() ? null : mapping.field(name);
        if (field == null) {
            throw new Refusal(line, "field " + name + " is not known for log source " + mapping.source());
        }
        return field;
    }

    /** What is to be compiled. */
    List<Selector> selectors() {
        List<Selector> selectors = new ArrayList<>();
        outputs.forEach((mapping, own) -> {
            if (!own.isEmpty()) {
                selectors.add(new Selector(
                        document.match(), mapping, document.options().forged(), own));
            }
        });
        return selectors;
    }
}
