package io.gatehouse.ingest;

import io.gatehouse.redact.Redactor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an agent is told.
 *
 * @param host whose lines they are
 * @param inputs the files it reads
 * @param checkpoint file in which it keeps how far each log has been acknowledged
 * @param startAt where it begins at its very first start
 * @param times how often it does what
 * @param maxInFlightBytes how much may be sent and not yet acknowledged; beyond it, it does not read on
 * @param redactor what takes secrets out of lines before they are sent
 */
public record AgentSettings(
        HostIdentity host,
        List<LogInput> inputs,
        Path checkpoint,
        StartAt startAt,
        AgentTimes times,
        long maxInFlightBytes,
        Redactor redactor) {

    /** 32 MiB: the most, and what serves a host. */
    public static final long MAX_IN_FLIGHT_BYTES = 32L * 1024 * 1024;

    public AgentSettings {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("inputs: none is given; name at least one log");
        }
        Set<String> paths = new HashSet<>();
        for (LogInput input : inputs) {
            if (!paths.add(input.path())) {
                throw new IllegalArgumentException("inputs: " + input.path() + " is given twice");
            }
        }
        Positive.check("bytes in flight", maxInFlightBytes);
        if (maxInFlightBytes > MAX_IN_FLIGHT_BYTES) {
            throw new IllegalArgumentException(
                    "bytes in flight: " + maxInFlightBytes + " is more than " + MAX_IN_FLIGHT_BYTES);
        }
    }

    /** Everything else as it serves a host: what is written from now on. Nothing is redacted unless {@link #withRedactor} says how. */
    public static AgentSettings of(HostIdentity host, List<LogInput> inputs, Path checkpoint) {
        return new AgentSettings(
                host, inputs, checkpoint, StartAt.END, AgentTimes.DEFAULT, MAX_IN_FLIGHT_BYTES, Redactor.off());
    }

    /** The same with another place to begin. */
    public AgentSettings withStartAt(StartAt place) {
        return new AgentSettings(host, inputs, checkpoint, place, times, maxInFlightBytes, redactor);
    }

    /** The same at another pace. */
    public AgentSettings withTimes(AgentTimes pace) {
        return new AgentSettings(host, inputs, checkpoint, startAt, pace, maxInFlightBytes, redactor);
    }

    /** The same with another bound for what is not yet acknowledged. */
    public AgentSettings withMaxInFlightBytes(long bytes) {
        return new AgentSettings(host, inputs, checkpoint, startAt, times, bytes, redactor);
    }

    /** The same with another redactor. */
    public AgentSettings withRedactor(Redactor other) {
        return new AgentSettings(host, inputs, checkpoint, startAt, times, maxInFlightBytes, other);
    }
}
