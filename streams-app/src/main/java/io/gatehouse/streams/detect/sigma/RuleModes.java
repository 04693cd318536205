package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import io.gatehouse.streams.detect.sigma.rule.RuleOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code modes.yml} of a folder: sets what becomes of the alerts of rules without a change to the rules. The name or id of a rule, or a
 * glob over them; the last that matches counts.
 *
 * <pre>{@code
 * login-not-allowlisted: observe
 * linux-*: off
 * }</pre>
 */
final class RuleModes {
    private record Line(RuleFault unused, Glob glob, Mode mode) {
        boolean matches(RuleEntry rule) {
            return glob.matches(rule.id()) || glob.matches(rule.name());
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /** Adds those of a folder; they count before those added earlier. */
    void add(RuleFile file, Consumer<RuleFault> faults) {
        try {
            for (Node document : YamlDocuments.read(file.content())) {
                YamlMap map = YamlMap.of(document, "modes");
                for (String pattern : map.names()) {
                    int line = map.line(pattern);
                    RuleFault unused = new RuleFault(file.name(), line, "no rule has the name or id " + pattern);
                    lines.add(new Line(unused, new Glob(pattern), RuleOptions.mode(map.needed(pattern), line)));
                }
            }
        } catch (Refusal e) {
            faults.accept(new RuleFault(file.name(), e.line(), String.valueOf(e.getMessage())));
        }
    }

    /** The mode that is set for a rule; null where none is. */
    @Nullable
    Mode of(RuleEntry rule) {
        Mode mode = null;
        for (Line line : lines) {
            mode = line.matches(rule) ? line.mode : mode;
        }
        return mode;
    }

    /** Gives the lines that match no rule. */
    void unused(Collection<RuleEntry> rules, Consumer<RuleFault> faults) {
        lines.stream()
                .filter(line -> rules.stream().noneMatch(line::matches))
                .forEach(line -> faults.accept(line.unused));
    }
}
