package io.gatehouse.cli;

import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.schemas.Visible;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a report of accesses adds up to.
 *
 * @param accesses number of sessions
 * @param open how many of them are open
 * @param notAllowed how many no entry of the allowlist covers
 * @param persons number of persons known
 * @param nobody number of sessions whose person is not known
 * @param commands number of commands in them
 * @param missing in how many sessions something is missing, by flag
 * @param complete number of sessions of which nothing is known to be missing
 * @param unknown number of sessions that do not say whether something is missing
 */
record AccessTotals(
        long accesses,
        long open,
        long notAllowed,
        long persons,
        long nobody,
        long commands,
        Map<String, Long> missing,
        long complete,
        long unknown) {

    static AccessTotals of(List<Session> sessions) {
        Set<String> persons = new HashSet<>();
        Map<String, Long> missing = new TreeMap<>();
        sessions.forEach(session -> {
            PersonRef person = session.getGatehouse().getPerson();
            if (person != null) {
                persons.add(person.getId());
            }
            List<String> flags = flags(session);
            if (flags != null) {
                flags.forEach(flag -> missing.merge(flag, 1L, Long::sum));
            }
        });
        return new AccessTotals(
                sessions.size(),
                count(sessions, session -> session.getEvent().getEnd() == null),
                count(
                        sessions,
                        session -> Boolean.FALSE.equals(session.getGatehouse().getAllowlisted())),
                persons.size(),
                count(sessions, session -> session.getGatehouse().getPerson() == null),
                sessions.stream().mapToLong(AccessTotals::commands).sum(),
                missing,
                count(sessions, session -> List.of().equals(flags(session))),
                count(sessions, session -> flags(session) == null));
    }

    private static long count(List<Session> sessions, Predicate<Session> what) {
        return sessions.stream().filter(what).count();
    }

    private static @Nullable List<String> flags(Session session) {
        SessionBlock block = session.getGatehouse().getSession();
        return block == null ? null : block.getFlags();
    }

    private static long commands(Session session) {
        SessionBlock block = session.getGatehouse().getSession();
        return block == null || block.getCommands() == null ? 0 : block.getCommands();
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(accesses + " accesses, " + open + " of them open, " + notAllowed + " not allowed, " + commands
                + " commands");
        lines.add(persons + " persons known; in " + nobody + " accesses the person is not known");
        String flags = missing.entrySet().stream()
                .map(flag -> flag.getKey() + " in " + flag.getValue())
                .collect(Collectors.joining(", "));
        lines.add("Missing: " + (flags.isEmpty() ? "nothing that is known" : flags) + "; nothing in " + complete
                + ", not said in " + unknown);
        return lines.stream().map(Visible::of).toList();
    }
}
