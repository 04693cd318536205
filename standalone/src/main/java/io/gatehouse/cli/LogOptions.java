package io.gatehouse.cli;

import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of commands that read logs. */
final class LogOptions {
    @Option(
            names = "--auth",
            paramLabel = "FILE",
            description =
                    "Log of logins: /var/log/auth.log or /var/log/secure. Repeatable; may be a pattern in quotes.")
    private List<String> auth = new ArrayList<>();

    @Option(
            names = "--commands",
            paramLabel = "FILE",
            description = "Log of the shell hook: /var/log/commands.log. Repeatable.")
    private List<String> commands = new ArrayList<>();

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Log of auditd: /var/log/audit/audit.log. Repeatable.")
    private List<String> audit = new ArrayList<>();

    @Option(
            names = "--shell",
            paramLabel = "FILE",
            description = "Log of Python shells: '/home/*/shell_*.log'. Repeatable.")
    private List<String> shell = new ArrayList<>();

    /** What was named; empty where nothing was. */
    List<LogInput> inputs() {
        List<LogInput> inputs = new ArrayList<>();
        auth.forEach(path -> inputs.add(new LogInput(LogSource.AUTH, path)));
        commands.forEach(path -> inputs.add(new LogInput(LogSource.COMMAND, path)));
        audit.forEach(path -> inputs.add(new LogInput(LogSource.AUDIT, path)));
        shell.forEach(path -> inputs.add(new LogInput(LogSource.SHELL, path)));
        return inputs;
    }
}
