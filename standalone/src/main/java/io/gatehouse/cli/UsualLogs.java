package io.gatehouse.cli;

import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where Linux distributions keep the logs that Gatehouse reads. */
final class UsualLogs {
    private static final String DEBIAN = "/var/log/auth.log";
    private static final String RED_HAT = "/var/log/secure";

    private UsualLogs() {}

    static List<LogInput> ofThisMachine() {
        boolean redHat = !Files.exists(Path.of(DEBIAN)) && Files.exists(Path.of(RED_HAT));
        return List.of(
                new LogInput(LogSource.AUTH, redHat ? RED_HAT : DEBIAN),
                new LogInput(LogSource.COMMAND, "/var/log/commands.log"),
                new LogInput(LogSource.AUDIT, "/var/log/audit/audit.log"),
                new LogInput(LogSource.SHELL, "/home/*/shell_*.log"));
    }
}
