package io.gatehouse.cli;

import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.redact.Redactor;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** A log of one host that is replayed. */
final class ReplayedLog {
    private ReplayedLog() {}

    /** An {@code auth.log} in UTC. */
    static ReplayFiles ofLogins(Path auth) {
        return new ReplayFiles(
                new HostIdentity("gate", "gate", ZoneOffset.UTC),
                List.of(new LogInput(LogSource.AUTH, auth.toString())),
                null,
                List.of(),
                false,
                Redactor.off());
    }
}
