package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.rules.Example;
import io.gatehouse.rules.ExampleFile;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.LoadedRules;
import io.gatehouse.streams.detect.sigma.RuleFault;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gatehouse rules test}. */
@Command(
        name = "test",
        description = {
            "Run the examples that stand beside the rules (gatehouse.examples) through the pipeline, and say which of them do not"
                    + " give the alerts that they name. Ends with 1 where one does not.",
            "Rules of every mode run, so that one that is off can be tried too."
        },
        footer = {
            "",
            "Example: those that come with Gatehouse",
            "  ./gatehouse rules test",
            "Example: yours",
            "  ./gatehouse rules test my-rules/"
        })
final class RulesTestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders, with all below them, or files. Default: the rules that come with Gatehouse.")
    private List<Path> paths = List.of();

    RulesTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            LoadedRules loaded = SigmaRules.allRunning(paths);
            loaded.faults().forEach(this::tell);
            List<Example> examples = examples();
            int wrong = 0;
            for (Example example : examples) {
                wrong += isAsItSays(example, loaded.rules()) ? 0 : 1;
            }
            terminal.out()
                    .printf(
                            "%d examples of %d rules, %d give other alerts than they say%n",
                            examples.size(),
                            examples.stream().map(Example::rule).distinct().count(),
                            wrong);
            terminal.flush();
            return wrong == 0 && loaded.faults().isEmpty() ? 0 : 1;
        } catch (IOException e) {
            throw RulesOptions.unreadable(e);
        }
    }

    private void tell(RuleFault fault) {
        terminal.out().println(Visible.of(fault.toString()));
    }

    private List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        SigmaRules.files(paths).forEach((name, content) -> {
            try {
                examples.addAll(ExampleFile.read(name, content));
            } catch (Refusal e) {
                throw new UserError(name + ":" + e.line() + ": " + e.getMessage(), e);
            }
        });
        return examples;
    }

    private boolean isAsItSays(Example example, RuleSet rules) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create("gatehouse-rules")) {
            int alerts = new ExampleRun(rules, scratch.path()).alerts(example);
            if (alerts == example.fires()) {
                return true;
            }
            terminal.out()
                    .println(Visible.of(example + ": " + alerts + " alerts, and " + example.fires() + " are expected"));
            terminal.flush();
            return false;
        }
    }
}
