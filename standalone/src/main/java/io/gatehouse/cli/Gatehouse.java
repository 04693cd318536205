package io.gatehouse.cli;

import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code gatehouse}: what stands above all its commands. */
@Command(
        name = "gatehouse",
        versionProvider = Gatehouse.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Who came in, from where, what did they do, and was that allowed?",
        footer = {
            "",
            "Exit status: 0 done, 1 it failed (standard error says why), 2 the command line is wrong.",
            "GATEHOUSE_JAVA_OPTS holds further options of the JVM."
        })
final class Gatehouse implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions and exit.")
    private boolean version;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log to standard error, and show stack traces of failures.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    /** Of Gatehouse, Kafka and the Java that runs them. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String own = Version.class.getPackage().getImplementationVersion();
            return new String[] {
                "gatehouse " + (own == null ? "(not packaged)" : own),
                "Kafka " + AppInfoParser.getVersion(),
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                "picocli " + CommandLine.VERSION
            };
        }
    }
}
