package io.gatehouse.sinks.common;

import java.time.Duration;

/** What became of one item that was tried. */
public sealed interface Answer {
    /** The target has it. */
    record Delivered() implements Answer {}

    /** The target will never take it: it goes to the dead-letter topic, or fails the task, as {@code errors.tolerance} says. */
    record Refused(String reason) implements Answer {}

    /** Not now: it is tried again, after at least this time; zero leaves that to the usual back-off. */
    record Later(String reason, Duration after) implements Answer {}

    /** The target has it. */
    static Answer delivered() {
        return new Delivered();
    }

    /** The target will never take it. */
    static Answer refused(String reason) {
        return new Refused(reason);
    }

    /** To be tried again after the usual back-off. */
    static Answer later(String reason) {
        return later(reason, Duration.ZERO);
    }

    /** To be tried again after this time at the earliest. */
    static Answer later(String reason, Duration after) {
        return new Later(reason, after);
    }
}
