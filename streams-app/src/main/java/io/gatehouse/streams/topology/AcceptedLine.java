package io.gatehouse.streams.topology;

import io.gatehouse.model.RawLine;

/**
 * A line that has not been seen before, or a heartbeat.
 *
 * @param line the line as the agent sent it
 * @param id identity of the events that it will give
 * @param arrival when the broker took it, in microseconds
 */
record AcceptedLine(RawLine line, String id, long arrival) {
    static final String HEARTBEAT = "heartbeat";

    boolean isHeartbeat() {
        return line.getSource().equals(HEARTBEAT);
    }
}
