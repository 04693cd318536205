package io.gatehouse.sinks.standin.monitis;

/** What can be made to go wrong, for tests of clients. Nothing of it is known of Monitis. */
public enum Fault {
    /** All is well. */
    NONE,
    /** Connections are closed without an answer. */
    DOWN,
    /** Answers come after two seconds. */
    SLOW,
    /** Every request is answered with HTTP 500. */
    ERROR_500,
    /** Every request is answered with HTTP 200 and a page that is not JSON; nothing is done. */
    LYING
}
