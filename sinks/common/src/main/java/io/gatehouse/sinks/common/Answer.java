package io.gatehouse.sinks.common;

import java.time.Duration;

/** What became of one item that was tried. */
public sealed interface Answer {
    /** The target has it. */
    record Delivered() implements Answer {}

    /** The target will never take it: it goes to the dead-letter topic, or fails the task, as {@code errors.tolerance} says. */
    record Refused(String reason) implements Answer {}

    /**
     * Not now: it is tried again.
     *
     * @param after how long after at least; zero leaves that to the usual back-off
     * @param ofTarget whether the target as such is why, and no other item would fare better
     */
    record Later(String reason, Duration after, boolean ofTarget) implements Answer {}

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
        return new Later(reason, after, false);
    }

    /** To be tried again with all others after the usual back-off: the target cannot be reached, or takes nothing. */
    static Answer away(String reason) {
        return away(reason, Duration.ZERO);
    }

    /** To be tried again with all others after this time at the earliest. */
    static Answer away(String reason, Duration after) {
        return new Later(reason, after, true);
    }
}
