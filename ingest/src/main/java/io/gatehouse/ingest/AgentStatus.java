package io.gatehouse.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an agent is doing.
 *
 * @param state what it is doing
 * @param files every file that it reads or waits for
 * @param sent lines handed to the producer since the start, those sent again included
 * @param acknowledged lines that Kafka has, since the start
 * @param pendingBytes bytes sent and not yet acknowledged
 * @param failures how often sending failed
 * @param lastError what Kafka said at the last failure, or null
 */
public record AgentStatus(
        State state,
        List<FileStatus> files,
        long sent,
        long acknowledged,
        long pendingBytes,
        long failures,
        @Nullable String lastError) {

    /** What an agent is doing. */
    public enum State {
        /** It reads and sends. */
        SENDING,
        /** Kafka did not take its lines; it waits before it tries again. */
        WAITING,
        /** It has stopped. */
        STOPPED
    }

    public AgentStatus {
        files = List.copyOf(files);
    }
}
