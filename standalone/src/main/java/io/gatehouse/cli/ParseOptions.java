package io.gatehouse.cli;

import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code gatehouse parse} is told of the lines. */
final class ParseOptions {
    /** Of which input the lines are. */
    enum Source {
        AUTO,
        AUTH,
        COMMAND,
        AUDIT,
        SHELL
    }

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            defaultValue = "auto",
            description = "What the lines are: auth (sshd, PAM, sudo, su, logind), command (the shell hook by way of"
                    + " syslog), audit (auditd), shell (the log of an IPython shell); auto looks at each line."
                    + " Default: ${DEFAULT-VALUE}")
    private Source source = Source.AUTO;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "localhost",
            description = "Name and id of the host. Default: ${DEFAULT-VALUE}")
    private String host = "localhost";

    @Option(
            names = "--path",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The file that the lines are from; shell_USER.log says who typed.")
    private String path = "-";

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Time zone of lines that name none, as Europe/Berlin. Default: that of this machine.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            converter = LocaleConverter.class,
            description = "Whose names of months lines may have besides the English ones, such as it_IT.")
    private @Nullable Locale locale;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description = "Year of lines that name none. Default: the latest that is not in the future.")
    private @Nullable Integer year;

    @Option(
            names = "--explain",
            description = "Instead of documents, print for each line which parser and form read it, where each field"
                    + " stands in it, and how far the other forms got.")
    private boolean explain;

    boolean explain() {
        return explain;
    }

    /** The source of one line: only syslog and audit can be told apart by looking. */
    String sourceOf(String line) {
        if (source != Source.AUTO) {
            return source.name().toLowerCase(Locale.ROOT);
        }
        if (path.matches("(.*/)?shell_[^/]+\\.log")) {
            return "shell";
        }
        boolean audit = line.startsWith("type=") || line.startsWith("node=");
        return audit ? "audit" : "auth";
    }

    String host() {
        return host;
    }

    String path() {
        return path;
    }

    ZoneId zone() {
        return zone;
    }

    @Nullable
    Locale locale() {
        return locale;
    }

    @Nullable
    Integer year() {
        return year;
    }
}
