package io.gatehouse.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gatehouse people}: the commands that keep who is behind which account. */
@Command(
        name = "people",
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Say who is behind which key, certificate or account, so that root and deploy have names. Every change"
                        + " holds for logins from now on.")
final class PeopleCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given: import, list, show or remove");
    }
}
