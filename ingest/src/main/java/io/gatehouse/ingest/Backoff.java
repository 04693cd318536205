package io.gatehouse.ingest;

import java.time.Duration;

/** How long to wait after a failure: twice as long each time, up to a bound, until something succeeded. */
final class Backoff {

    private final Duration first;
    private final Duration last;
    private Duration next;

    Backoff(Duration first, Duration last) {
        this.first = first;
        this.last = last;
        this.next = first;
    }

    Duration next() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(last) < 0 ? doubled : last;
        return now;
    }

    void reset() {
        next = first;
    }
}
