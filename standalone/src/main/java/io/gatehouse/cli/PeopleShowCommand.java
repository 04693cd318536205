package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Person;
import io.gatehouse.schemas.Visible;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gatehouse people show}. */
@Command(
        name = "show",
        description = "Show a person, with everything that they are or were known by.",
        footer = {"", "Examples:", "  ./gatehouse people show alice", "  ./gatehouse people show 'Alice Adams'"})
final class PeopleShowCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", description = "Id, mail address, or a part of the name.")
    private String name = "";

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    PeopleShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        try (Cluster cluster = options.connect()) {
            Map<String, List<Person>> found = PeopleTopic.read(
                            cluster, options.topics().people())
                    .records()
                    .stream()
                    .filter(this::isMeant)
                    .collect(Collectors.groupingBy(Person::getId, TreeMap::new, Collectors.toList()));
            if (found.isEmpty()) {
                throw new UserError("nobody is known as " + name + ": see ./gatehouse people list");
            }
            found.values().forEach(this::show);
            terminal.flush();
        }
    }

    private boolean isMeant(Person person) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Stream.of(person.getId(), lower(person.getMail())).anyMatch(wanted::equals)
                || person.getId().equals(name)
                || lower(person.getName()).contains(wanted);
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** The record that was written last says who it is. */
    private void show(List<Person> records) {
        Person last = records.stream()
                .max(Comparator.comparingLong(Person::getCreated))
                .orElseThrow();
        String mail = last.getMail() == null ? "" : "  " + last.getMail();
        String teams = last.getTeams() == null ? "" : "  " + String.join(", ", last.getTeams());
        terminal.out().println(Visible.of(PersonLine.who(last) + mail + teams));
        records.forEach(person ->
                terminal.out().println("  " + Visible.of(person.getIdentity() + "  " + PersonLine.since(person))));
    }
}
