package io.gatehouse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gatehouse allow}: the commands that keep the allowlist. */
@Command(
        name = "allow",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Say who may log in from where. Every change holds from now on; what was allowed before stays on record.")
final class AllowCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command given: add, remove, list, show, set, test, try, suggest, unused, import, export or apply");
    }
}
