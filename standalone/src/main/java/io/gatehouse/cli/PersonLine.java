package io.gatehouse.cli;

import io.gatehouse.model.Person;
import io.gatehouse.model.PersonRef;
import io.gatehouse.schemas.Visible;
import java.util.ArrayList;
import java.util.List;

/** A person in one line for people, safe for a terminal. */
final class PersonLine {
    private PersonLine() {}

    /** Identity, who is known by it, and since when. */
    static String of(Person person) {
        List<String> parts = new ArrayList<>(List.of(person.getIdentity(), who(person)));
        if (person.getMail() != null) {
            parts.add(person.getMail());
        }
        if (person.getTeams() != null) {
            parts.add(String.join(", ", person.getTeams()));
        }
        parts.add(since(person));
        return Visible.of(String.join("  ", parts));
    }

    /** {@code since 2026-11-21T08:34:40Z}, and until when where that is over. */
    static String since(Person person) {
        String since = "since " + Times.of(person.getCreated());
        return person.getRemovedAt() == null ? since : since + ", removed " + Times.of(person.getRemovedAt());
    }

    /** {@code alice (Alice Adams)}. */
    static String who(Person person) {
        return person.getName() == null ? person.getId() : person.getId() + " (" + person.getName() + ")";
    }

    /** Name to show, else id. */
    static String name(PersonRef person) {
        return person.getName() == null ? person.getId() : person.getName();
    }
}
