package io.gatehouse.cli;

import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.sigma.LoadedRule;
import io.gatehouse.streams.detect.sigma.LoadedRules;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gatehouse rules check}. */
@Command(
        name = "check",
        description = {
            "Check rule files (Sigma, *.yml): what is wrong or not supported, as file:line: message. Ends with 1 where anything is.",
            "Correlations may refer to the rules that come with Gatehouse."
        },
        footer = {"", "Example:", "  ./gatehouse rules check rules/ extra.yml"})
final class RulesCheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders, with all below them, or files.")
    private List<Path> paths = List.of();

    RulesCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        LoadedRules loaded = load();
        loaded.faults().forEach(fault -> terminal.out().println(Visible.of(fault.toString())));
        List<LoadedRule> own =
                loaded.all().stream().filter(rule -> !rule.isShipped()).toList();
        long files = own.stream().map(LoadedRule::file).distinct().count();
        terminal.out()
                .printf(
                        "%d rules in %d files are right, %d faults%n",
                        own.size(), files, loaded.faults().size());
        terminal.flush();
        return loaded.faults().isEmpty() ? 0 : 1;
    }

    private LoadedRules load() {
        try {
            return SigmaRules.shippedAnd(paths);
        } catch (IOException e) {
            throw RulesOptions.unreadable(e);
        }
    }
}
