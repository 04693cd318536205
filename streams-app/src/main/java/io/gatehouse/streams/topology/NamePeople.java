package io.gatehouse.streams.topology;

import io.gatehouse.streams.session.People;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes into each login which person is behind it, as known at that time. */
final class NamePeople extends ContextualProcessor<Object, Object, Object, Object> {
    private final People people;

    NamePeople(People people) {
        this.people = people;
    }

    @Override
    public void process(Record<Object, Object> record) {
        if (record.value() instanceof Observed.Happened happened) {
            people.name(happened.event());
        }
        context().forward(record);
    }
}
