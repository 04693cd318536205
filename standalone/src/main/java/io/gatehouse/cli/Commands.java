package io.gatehouse.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Wires the tree of commands by hand, in the order in which the help lists them. */
public final class Commands {
    private Commands() {}

    /** The whole command line; {@code execute(args)} returns the exit status. */
    public static CommandLine on(Terminal terminal) {
        Gatehouse root = new Gatehouse();
        CommandLine line = new CommandLine(root)
                .addSubcommand(new AgentCommand(terminal))
                .addSubcommand(new ParseCommand(terminal, InstantSource.system()))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new UpCommand(terminal))
                .addSubcommand(new StreamsCommand(terminal))
                .addSubcommand(new ReplayCommand(terminal))
                .addSubcommand(new BacktestCommand(terminal, InstantSource.system()))
                .addSubcommand(topics(terminal))
                .addSubcommand(allow(terminal))
                .addSubcommand(people(terminal))
                .addSubcommand(rules(terminal))
                .addSubcommand(alerts(terminal))
                .addSubcommand(new SessionsCommand(terminal, InstantSource.system()))
                .addSubcommand(new SessionCommand(terminal))
                .addSubcommand(report(terminal));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpAutoWidth(true);
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        tidy(line);
        line.setExecutionStrategy(logged(root));
        line.setParameterExceptionHandler(new UsageErrors());
        line.setExecutionExceptionHandler(new Failures(root));
        return line;
    }

    private static CommandLine topics(Terminal terminal) {
        return new CommandLine(new TopicsCommand())
                .addSubcommand(new TopicsCreateCommand(terminal))
                .addSubcommand(new TopicsListCommand(terminal));
    }

    private static CommandLine allow(Terminal terminal) {
        InstantSource clock = InstantSource.system();
        return new CommandLine(new AllowCommand())
                .addSubcommand(new AllowAddCommand(terminal, clock))
                .addSubcommand(new AllowRemoveCommand(terminal, clock))
                .addSubcommand(new AllowListCommand(terminal, clock))
                .addSubcommand(new AllowShowCommand(terminal, clock))
                .addSubcommand(new AllowSetCommand(terminal, clock))
                .addSubcommand(new AllowTestCommand(terminal, clock))
                .addSubcommand(new AllowTryCommand(terminal, clock))
                .addSubcommand(new AllowSuggestCommand(terminal, clock))
                .addSubcommand(new AllowUnusedCommand(terminal, clock))
                .addSubcommand(new AllowImportCommand(terminal, clock))
                .addSubcommand(new AllowExportCommand(terminal, clock))
                .addSubcommand(new AllowApplyCommand(terminal, clock));
    }

    private static CommandLine people(Terminal terminal) {
        InstantSource clock = InstantSource.system();
        return new CommandLine(new PeopleCommand())
                .addSubcommand(new PeopleImportCommand(terminal, clock))
                .addSubcommand(new PeopleListCommand(terminal))
                .addSubcommand(new PeopleShowCommand(terminal))
                .addSubcommand(new PeopleRemoveCommand(terminal, clock));
    }

    private static CommandLine rules(Terminal terminal) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesCheckCommand(terminal))
                .addSubcommand(new RulesListCommand(terminal))
                .addSubcommand(new RulesTestCommand(terminal));
    }

    private static CommandLine alerts(Terminal terminal) {
        InstantSource clock = InstantSource.system();
        return new CommandLine(new AlertsCommand(terminal))
                .addSubcommand(new AlertsListCommand(terminal, clock))
                .addSubcommand(new AlertsFollowCommand(terminal, clock))
                .addSubcommand(new AlertsShowCommand(terminal))
                .addSubcommand(new AlertsAckCommand(terminal, clock))
                .addSubcommand(new AlertsNotificationsCommand(terminal, clock));
    }

    private static CommandLine report(Terminal terminal) {
        return new CommandLine(new ReportCommand())
                .addSubcommand(new ReportAccessCommand(terminal, InstantSource.system()));
    }

    /** Help lists options in the order of the sources: a command's own before those of the cluster. */
    private static void tidy(CommandLine line) {
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
        line.getSubcommands().values().forEach(Commands::tidy);
    }

    /** Logging is set up once the options are known and before any class that logs is loaded. */
    private static IExecutionStrategy logged(Gatehouse root) {
        return parsed -> {
            LogLevels.set(root.debug());
            refuseMisplaced(parsed.subcommand());
            return new RunLast().execute(parsed);
        };
    }

    /** An option of a command that has commands of its own would have no effect on them. */
    private static void refuseMisplaced(@Nullable ParseResult parsed) {
        if (parsed == null || !parsed.hasSubcommand()) {
            return;
        }
        for (OptionSpec option : parsed.matchedOptions()) {
            if (!option.inherited()) {
                String name = parsed.subcommand().commandSpec().name();
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        option.longestName() + " stands before " + name + ": write it behind");
            }
        }
        refuseMisplaced(parsed.subcommand());
    }
}
