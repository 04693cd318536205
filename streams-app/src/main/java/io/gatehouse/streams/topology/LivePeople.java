package io.gatehouse.streams.topology;

import io.gatehouse.model.Person;
import io.gatehouse.streams.session.People;
import org.jspecify.annotations.Nullable;

/** The people that the tasks of one application share, as their topic changes. */
record LivePeople(People people) implements LoadRecords.Shared<Person> {
    @Override
    public @Nullable String put(String identity, Person person) {
        return people.put(identity, person);
    }

    @Override
    public void remove(String identity) {
        people.remove(identity);
    }
}
