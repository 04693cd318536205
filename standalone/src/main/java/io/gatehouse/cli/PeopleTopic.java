package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Person;
import io.gatehouse.schemas.Topic;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The people in their compacted topic: one record for each key, certificate and account that somebody is known by. */
final class PeopleTopic {
    private final TopicWriter<Person> writer;
    private final Map<String, Person> byIdentity;

    private PeopleTopic(TopicWriter<Person> writer, Map<String, Person> byIdentity) {
        this.writer = writer;
        this.byIdentity = byIdentity;
    }

    /** Reads the whole topic. */
    static PeopleTopic read(Cluster cluster, Topic<Person> topic) {
        SchemaRegistryClient registry = cluster.registry();
        try (TopicReader<Person> reader = new TopicReader<>(cluster, registry, topic)) {
            return new PeopleTopic(new TopicWriter<>(cluster, registry, topic), Listing.last(reader));
        }
    }

    /** All records, those of what is removed too, by person and identity. */
    List<Person> records() {
        return byIdentity.values().stream()
                .sorted(Comparator.comparing(Person::getId).thenComparing(Person::getIdentity))
                .toList();
    }

    /** What has to be written so that the topic says what a file says. */
    PeopleChanges changes(List<Person> wanted) {
        return PeopleChanges.between(byIdentity, wanted);
    }

    void write(Map<String, Person> records) {
        writer.write(records);
    }

    /**
     * Ends an identity: nobody is known by it from now on.
     *
     * @param begin the identity, or the beginning of it
     * @throws UserError if there is none, or more than one
     */
    Person remove(String begin, Instant now) {
        Person exact = byIdentity.get(begin);
        List<Person> found = exact != null && isKnown(exact)
                ? List.of(exact)
                : records().stream()
                        .filter(person ->
                                isKnown(person) && person.getIdentity().startsWith(begin))
                        .toList();
        if (found.size() != 1) {
            throw new UserError(
                    found.isEmpty()
                            ? "nobody is known by " + begin + ": see ./gatehouse people list"
                            : found.size() + " identities begin with " + begin + ": write more of it");
        }
        Person removed = removed(found.get(0), now);
        write(Map.of(removed.getIdentity(), removed));
        return removed;
    }

    static Person removed(Person person, Instant now) {
        return Person.newBuilder(person).setRemovedAt(Times.micros(now)).build();
    }

    static boolean isKnown(Person person) {
        return person.getRemovedAt() == null;
    }
}
