package io.gatehouse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gatehouse topics}: the commands that keep the topics. */
@Command(
        name = "topics",
        synopsisSubcommandLabel = "COMMAND",
        description = "Create and show the topics, which are the contract with other programs.")
final class TopicsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given: create or list");
    }
}
