package io.gatehouse.streams.detect;

/** When a record is held against the rules. */
public enum Phase {
    /** As it comes: for the rules that read nothing that only the join knows. */
    ON_ARRIVAL,
    /** A command when its session is decided: for the rules that read its session or person. */
    WITH_SESSION
}
