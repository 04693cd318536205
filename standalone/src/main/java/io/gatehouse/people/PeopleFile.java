package io.gatehouse.people;

import io.gatehouse.model.Person;
import io.gatehouse.schemas.Identities;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code users.yml}: who is behind which key, certificate or account. YAML 1.2; docs/people.md says what the fields mean.
 *
 * <pre>{@code
 * people:
 *   - id: alice
 *     name: Alice Adams
 *     mail: alice@example.com
 *     teams: [ops, db]
 *     keys:
 *       - SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w
 *       - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI… alice@laptop
 *     certificates: [alice@example.com]
 *     accounts: [alice@*, deploy@web1]
 * }</pre>
 */
public final class PeopleFile {
    private static final List<String> FIELDS =
            List.of("id", "name", "mail", "teams", "keys", "certificates", "accounts");
    private static final int MAX_DEPTH = 10;
    private static final int MAX_CHARACTERS = 64 << 20;

    private final Map<String, Person> byIdentity = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final long created;

    private PeopleFile(long created) {
        this.created = created;
    }

    /**
     * Reads such a file whole: a record for every identity, in the order of the file.
     *
     * @param created from when on they hold, in microseconds since 1970
     * @throws IllegalArgumentException that names line and value where something is wrong
     */
    public static List<Person> read(String text, long created) {
        PeopleFile file = new PeopleFile(created);
        YamlFields top = YamlFields.of(compose(text), List.of("people"));
        top.items("people").forEach(file::person);
        if (file.byIdentity.isEmpty()) {
            throw new IllegalArgumentException("line " + top.line() + ": it names nobody");
        }
        return List.copyOf(file.byIdentity.values());
    }

    private static Node compose(String text) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
        try {
            checkDepth(new Parse(settings).parseString(text));
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new IllegalArgumentException("line 1: it is empty"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new IllegalArgumentException("line " + line + ": not YAML: " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("not YAML: " + e.getMessage(), e);
        }
    }

    /** The composer calls itself for each level, so it must not be given too many. */
    private static void checkDepth(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
                throw new IllegalArgumentException("line " + line + ": lists within lists, more than " + MAX_DEPTH);
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private void person(Node node) {
        YamlFields fields = YamlFields.of(node, FIELDS);
        Placed id = fields.text("id");
        if (id == null) {
            throw new IllegalArgumentException("line " + fields.line() + ": this person has no id");
        }
        if (!ids.add(id.text())) {
            throw id.fault("another person has this id");
        }
        Person person = new Person();
        person.setId(id.text());
        person.setName(text(fields.text("name")));
        person.setMail(text(fields.text("mail")));
        List<String> teams = fields.texts("teams").stream().map(Placed::text).toList();
        person.setTeams(teams.isEmpty() ? null : teams);
        person.setCreated(created);
        if (!identities(fields, person)) {
            throw id.fault("this person has no key, certificate or account: nothing would find them");
        }
    }

    /** Whether there are any. */
    private boolean identities(YamlFields fields, Person person) {
        List<Placed> keys = fields.texts("keys");
        List<Placed> certificates = fields.texts("certificates");
        List<Placed> accounts = fields.texts("accounts");
        keys.forEach(key -> add(key, Identities.key(PublicKey.fingerprint(key)), person));
        certificates.forEach(keyId -> add(keyId, Identities.certificate(keyId.text()), person));
        accounts.forEach(account -> add(account, account(account), person));
        return !keys.isEmpty() || !certificates.isEmpty() || !accounts.isEmpty();
    }

    private void add(Placed written, String identity, Person person) {
        Person other = byIdentity.get(identity);
        if (other != null && !other.getId().equals(person.getId())) {
            throw written.fault("it is that of " + other.getId() + " too");
        }
        byIdentity.put(identity, Person.newBuilder(person).setIdentity(identity).build());
    }

    /** {@code account@host}; an account may itself hold an {@code @} (those of a directory do). */
    private static String account(Placed written) {
        int at = written.text().lastIndexOf('@');
        String account = at < 0 ? "" : written.text().substring(0, at);
        String host = written.text().substring(at + 1);
        if (account.isEmpty() || host.isEmpty()) {
            throw written.fault("an account is written account@host, or account@* for every host");
        }
        if (account.indexOf(':') >= 0 || written.text().chars().anyMatch(Character::isWhitespace)) {
            throw written.fault("no account or host holds a space or a colon");
        }
        if (!host.equals(Identities.ANY_HOST) && written.text().chars().anyMatch(c -> c == '*' || c == '?')) {
            throw written.fault("this is no pattern: only * alone stands for every host");
        }
        return Identities.account(account, host);
    }

    private static @Nullable String text(@Nullable Placed written) {
        return written == null ? null : written.text();
    }
}
