package io.gatehouse.cli;

import io.gatehouse.model.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What makes the topic of people say what a file says. An identity that stays with its person keeps the time from which it holds; one
 * that goes to another person holds from now on.
 *
 * @param added identities that nobody is known by yet, or no more
 * @param moved identities that were another person's, as they will be
 * @param changed identities of the same person, of whom something else is said
 * @param missing identities in the topic that the file does not name
 * @param unchanged number of identities of which the topic says the same
 */
record PeopleChanges(
        List<Person> added, List<Person> moved, List<Person> changed, List<Person> missing, int unchanged) {

    static PeopleChanges between(Map<String, Person> known, List<Person> wanted) {
        List<Person> added = new ArrayList<>();
        List<Person> moved = new ArrayList<>();
        List<Person> changed = new ArrayList<>();
        for (Person person : wanted) {
            Person now = known.get(person.getIdentity());
            if (now == null || !PeopleTopic.isKnown(now)) {
                added.add(person);
            } else if (!now.getId().equals(person.getId())) {
                moved.add(person);
            } else if (!now.equals(since(now, person))) {
                changed.add(since(now, person));
            }
        }
        int unchanged = wanted.size() - added.size() - moved.size() - changed.size();
        return new PeopleChanges(added, moved, changed, missing(known, wanted), unchanged);
    }

    private static Person since(Person known, Person wanted) {
        return Person.newBuilder(wanted).setCreated(known.getCreated()).build();
    }

    private static List<Person> missing(Map<String, Person> known, List<Person> wanted) {
        Set<String> named = wanted.stream().map(Person::getIdentity).collect(Collectors.toSet());
        return known.values().stream()
                .filter(person -> PeopleTopic.isKnown(person) && !named.contains(person.getIdentity()))
                .sorted(Comparator.comparing(Person::getIdentity))
                .toList();
    }

    /** The records to write; with {@code prune} those too that end what the file does not name. */
    Map<String, Person> records(boolean prune, Instant now) {
        Map<String, Person> records = new LinkedHashMap<>();
        List.of(added, moved, changed)
                .forEach(group -> group.forEach(person -> records.put(person.getIdentity(), person)));
        if (prune) {
            missing.forEach(person -> records.put(person.getIdentity(), PeopleTopic.removed(person, now)));
        }
        return records;
    }
}
