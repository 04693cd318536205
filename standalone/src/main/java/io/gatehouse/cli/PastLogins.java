package io.gatehouse.cli;

import io.gatehouse.model.Event;
import io.gatehouse.schemas.Topics;
import java.time.Instant;
import java.util.function.Consumer;

/** The logins that the topic of events still has. */
record PastLogins(Cluster cluster, Topics topics) {
    /** Gives those that arrived since a time, in the order of each host; returns when the first record arrived that there was. */
    Instant since(Instant begin, Instant now, Consumer<Event> out) {
        long[] first = {now.toEpochMilli()};
        try (TopicReader<Event> reader = new TopicReader<>(cluster, cluster.registry(), topics.events())) {
            reader.between(begin.toEpochMilli(), Long.MAX_VALUE);
            reader.toTheEnd((key, event) -> {
                first[0] = Math.min(first[0], reader.arrival());
                if (event != null && "logged-in".equals(event.getEvent().getAction())) {
                    out.accept(event);
                }
            });
        }
        return Instant.ofEpochMilli(first[0]);
    }
}
