package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.ingest.FileReplay;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Person;
import io.gatehouse.model.RawLine;
import io.gatehouse.redact.Redactor;
import io.gatehouse.standalone.Replay;
import io.gatehouse.streams.detect.RuleSet;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that are run through the topology, once or several times with other rules.
 *
 * @param identity the host that wrote them
 * @param inputs the files
 * @param year of their first line, where lines name none; null for the latest that is not in the future
 * @param people who is behind which key, certificate or account
 * @param allSessions whether sessions of cron, services and monitoring checks are given too
 * @param redactor what takes secrets out of the lines
 */
record ReplayFiles(
        HostIdentity identity,
        List<LogInput> inputs,
        @Nullable Integer year,
        List<Person> people,
        boolean allSessions,
        Redactor redactor) {
    ReplayFiles {
        inputs = List.copyOf(inputs);
        people = List.copyOf(people);
    }

    /**
     * Runs them with this allowlist and these rules.
     *
     * @throws UserError where a file cannot be read
     */
    void through(List<AllowlistEntry> allowlist, RuleSet rules, Replay.Output output) {
        try (FileReplay files = new FileReplay(identity, inputs, year, redactor, InstantSource.system());
                ScratchFolder scratch = ScratchFolder.create("gatehouse-replay");
                Replay replay = new Replay(allowlist, people, rules, allSessions, scratch.path(), output)) {
            run(files, replay);
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
    }

    private void run(FileReplay files, Replay replay) throws IOException {
        ReplayArrival arrival = new ReplayArrival(
                identity.zone(),
                identity.locale(),
                Times.micros(InstantSource.system().instant()));
        for (RawLine line = files.next(); line != null; line = files.next()) {
            replay.accept(line, arrival.of(line));
        }
        replay.finish(arrival.latest());
    }
}
