package io.gatehouse.sinks.nagios;

/** State of a service, in the order of Nagios's return codes: 0 to 3. */
enum State {
    OK,
    WARNING,
    CRITICAL,
    UNKNOWN;

    int code() {
        return ordinal();
    }
}
