package io.gatehouse.cli;

import io.gatehouse.rules.Example;
import io.gatehouse.rules.ExampleFile;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.sigma.LoadedRule;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the page of the rules that come with Gatehouse from their files. */
final class RulesPage {
    private final StringBuilder page = new StringBuilder();
    private final List<Example> examples = new ArrayList<>();

    private RulesPage() {}

    static String of() throws IOException {
        RulesPage page = new RulesPage();
        SigmaRules.files(List.of()).forEach((name, content) -> page.examples.addAll(ExampleFile.read(name, content)));
        page.write();
        return page.page.toString();
    }

    private void write() throws IOException {
        page.append("""
                # The rules that come with Gatehouse

                Written from the rule files by `mvn -pl standalone -am test -Dtest=RulesPageTest -Dgatehouse.docs=write \
                -Dsurefire.failIfNoSpecifiedTests=false`; do not change it by hand. How rules are written, and how a mode is set without \
                a change to a rule, stands in [rules.md](rules.md). `./gatehouse rules test` runs every example.

                """);

        List<LoadedRule> rules = SigmaRules.shippedAnd(List.of()).all().stream()
                .sorted(Comparator.comparing(LoadedRule::file).thenComparing(LoadedRule::line))
                .toList();
        page.append("| rule | level | mode |\n|---|---|---|\n");
        rules.forEach(rule -> page.append("| [%s](#%s) | %s | %s |%n"
                .formatted(rule.rule().name(), rule.rule().name(), rule.rule().level(), mode(rule.rule()))));
        rules.forEach(this::describe);
    }

    private static String mode(Rule rule) {
        return rule.mode().name().toLowerCase(Locale.ROOT);
    }

    private void describe(LoadedRule loaded) {
        Rule rule = loaded.rule();
        page.append("%n## %s%n%n**%s** (%s, %s). %s%n"
                .formatted(rule.name(), rule.title(), rule.level(), mode(rule), rule.description()));
        page.append("%nOne incident per %s, until it has been quiet for %s%s.%n"
                .formatted(
                        rule.groupBy().stream().map(field -> "`" + field + "`").collect(Collectors.joining(", ")),
                        span(rule.timespan()),
                        rule.condition() instanceof Condition.EveryEvent
                                ? ""
                                : ": a correlation over " + loaded.source()));
        if (!loaded.falsepositives().isEmpty()) {
            page.append("%nWithout harm: %s.%n".formatted(String.join("; ", loaded.falsepositives())));
        }
        examples.stream()
                .filter(example -> example.rule().equals(rule.name()) && example.fires() > 0)
                .findFirst()
                .ifPresent(this::show);
    }

    private static String span(Duration span) {
        return span.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private void show(Example example) {
        page.append("%n```%n".formatted());
        for (String log : List.of("auth", "commands", "audit")) {
            example.logs().getOrDefault(log, List.of()).stream()
                    .limit(2)
                    .forEach(line -> page.append(line).append('\n'));
        }
        page.append("```%n".formatted());
    }
}
