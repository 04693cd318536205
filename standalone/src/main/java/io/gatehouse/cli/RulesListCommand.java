package io.gatehouse.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.gatehouse.schemas.Visible;
import io.gatehouse.schemas.json.EcsJson;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.sigma.LoadedRule;
import io.gatehouse.streams.detect.sigma.LoadedRules;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse rules list}. */
@Command(
        name = "list",
        description = "Show the rules, a line for each: level, mode, name, title, log source, condition, tags, id.",
        footer = {"", "Example: those of SigmaHQ too", "  ./gatehouse rules list --rules sigma/rules/linux"})
final class RulesListCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private final RulesOptions options = new RulesOptions();

    @Option(names = "--json", description = "One JSON document per line.")
    private boolean json;

    RulesListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        LoadedRules loaded = options.load();
        if (json) {
            documents(loaded.all());
        } else {
            loaded.all().forEach(rule -> terminal.out().println(Visible.of(line(rule))));
        }
        terminal.flush();
        loaded.faults().forEach(fault -> terminal.err().println(Visible.of(fault.toString())));
    }

    private static String line(LoadedRule loaded) {
        Rule rule = loaded.rule();
        return "%-13s %-7s %s  \"%s\"  %s: %s  %s  %s"
                .formatted(
                        rule.level(),
                        modeOf(rule),
                        rule.name(),
                        rule.title(),
                        loaded.source(),
                        loaded.condition(),
                        String.join(",", rule.tags()),
                        rule.id());
    }

    private static String modeOf(Rule rule) {
        return rule.mode().name().toLowerCase(Locale.ROOT);
    }

    private void documents(List<LoadedRule> rules) {
        try (JsonGenerator out = new EcsJson().factory().createGenerator(terminal.out())) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (LoadedRule rule : rules) {
                document(rule, out);
            }
            out.writeRaw(rules.isEmpty() ? "" : "\n");
        } catch (IOException e) {
            throw new IllegalStateException("the terminal throws nothing", e);
        }
    }

    private static void document(LoadedRule loaded, JsonGenerator out) throws IOException {
        Rule rule = loaded.rule();
        out.writeStartObject();
        out.writeStringField("id", rule.id());
        out.writeStringField("name", rule.name());
        out.writeStringField("title", rule.title());
        out.writeStringField("level", rule.level());
        out.writeStringField("mode", modeOf(rule));
        out.writeStringField("status", loaded.status());
        out.writeStringField("source", loaded.source());
        out.writeStringField("condition", loaded.condition());
        list("group_by", rule.groupBy(), out);
        out.writeStringField("timespan", rule.timespan().toString());
        out.writeStringField("incident", rule.incident().toString());
        list("tags", rule.tags(), out);
        list("falsepositives", loaded.falsepositives(), out);
        out.writeStringField("file", loaded.file());
        out.writeNumberField("line", loaded.line());
        out.writeStringField("hash", rule.hash());
        out.writeEndObject();
    }

    private static void list(String name, List<String> items, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(name);
        for (String item : items) {
            out.writeString(item);
        }
        out.writeEndArray();
    }
}
