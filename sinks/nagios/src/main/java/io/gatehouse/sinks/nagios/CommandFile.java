package io.gatehouse.sinks.nagios;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nagios's external command file: a named pipe that Nagios makes when it starts and removes when it stops. */
final class CommandFile implements Transport {

    /** So that room for a text is left in a command. */
    private static final int MAX_NAMES = 1024;

    private final Path path;
    private final Duration timeout;
    private final InstantSource clock;

    CommandFile(Path path, Duration timeout, InstantSource clock) {
        this.path = path;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public @Nullable String refusal(CheckResult result) {
        int length = result.nameLength();
        return length <= MAX_NAMES
                ? null
                : "names of host and service have " + length + " bytes, more than " + MAX_NAMES + ": " + result.host();
    }

    @Override
    public Sent send(List<CheckResult> results) throws InterruptedException {
        PipeWriter writer = new PipeWriter(
                path, results.stream().map(r -> r.command(clock.instant())).toList());
        try {
            PipeWriter.requirePipe(path);
            Limited.within(timeout, "nothing reads the command file " + path + "; does Nagios run?", writer);
            return new Sent(results.size(), null);
        } catch (IOException e) {
            return new Sent(writer.written(), String.valueOf(e.getMessage()));
        }
    }
}
