package io.gatehouse.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes docs/settings.md: every command and option, as the command line itself declares them. */
final class SettingsPage {
    private final StringBuilder page = new StringBuilder();

    static String of(CommandLine root) {
        SettingsPage written = new SettingsPage();
        written.page.append("# Commands and settings\n\n");
        written.page.append("Generated from the command line's own declarations: do not edit. To write it anew:\n");
        written.page.append(
                "`mvn -pl standalone -am test -Dtest=SettingsPageTest -Dsurefire.failIfNoSpecifiedTests=false");
        written.page.append(" -Dgatehouse.docs=write`\n");
        written.append(root);
        return written.page.toString();
    }

    private void append(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        page.append("\n## ").append(spec.qualifiedName()).append("\n\n");
        page.append(String.join(" ", spec.usageMessage().description())).append('\n');
        List<PositionalParamSpec> positional = spec.positionalParameters();
        List<OptionSpec> options = spec.options().stream()
                .filter(option -> !isEverywhere(option, spec))
                .toList();
        if (!positional.isEmpty() || !options.isEmpty()) {
            page.append("\n| option | meaning |\n|---|---|\n");
            positional.forEach(argument -> row(argument.paramLabel(), argument));
            options.forEach(option -> row(names(option), option));
        }
        appendFooter(spec);
        command.getSubcommands().values().forEach(this::append);
    }

    private void appendFooter(CommandSpec spec) {
        String footer = String.join("\n", spec.usageMessage().footer()).strip();
        if (!footer.isEmpty()) {
            page.append("\n```\n").append(footer).append("\n```\n");
        }
    }

    private static boolean isEverywhere(OptionSpec option, CommandSpec spec) {
        return option.inherited() && spec.parent() != null;
    }

    private void row(String names, ArgSpec argument) {
        String meaning = String.join(" ", argument.description()).replace("|", "\\|");
        page.append("| `").append(names).append("` | ").append(meaning).append(" |\n");
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }
}
