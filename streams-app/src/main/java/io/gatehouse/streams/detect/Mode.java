package io.gatehouse.streams.detect;

/** What becomes of a rule's alerts. */
public enum Mode {
    /** The rule does not run. */
    OFF,
    /** Its alerts are recorded; nobody is notified. */
    OBSERVE,
    /** Its alerts are recorded and the routes notify whom they name. */
    NOTIFY
}
