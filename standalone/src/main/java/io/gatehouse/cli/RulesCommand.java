package io.gatehouse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gatehouse rules}: above its commands. */
@Command(
        name = "rules",
        synopsisSubcommandLabel = "COMMAND",
        description = "Check, list and try the rules that make alerts.")
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given: check, list or test");
    }
}
