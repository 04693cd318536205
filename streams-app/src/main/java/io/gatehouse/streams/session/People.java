package io.gatehouse.streams.session;

import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.Person;
import io.gatehouse.model.PersonRef;
import io.gatehouse.schemas.Identities;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind which key, certificate or account: identity → person, as it was at the time of a login. Nobody is known by an identity
 * before it was {@code created}, nor from {@code removed_at} on. May be used by several threads.
 */
public final class People {
    private static final String KEY = "key";
    private static final String CERTIFICATE = "certificate";
    private static final String ACCOUNT = "account";

    private final Map<String, Person> byIdentity = new ConcurrentHashMap<>();

    /** Takes a record in, in place of what was known of its identity. Says why it cannot be used; null where it can. */
    public @Nullable String put(String identity, Person person) {
        if (!person.getIdentity().equals(identity)) {
            return "its key is not its identity";
        }
        if (person.getId().isBlank()) {
            return "it names no person";
        }
        byIdentity.put(identity, person);
        return null;
    }

    /** Forgets what was known of an identity. */
    public void remove(String identity) {
        byIdentity.remove(identity);
    }

    /**
     * Writes into an event that begins a login session who is behind it, where that is known: by the key, else by the certificate, else
     * by the account, on this host before on any. Other events are left as they are.
     */
    public void name(Event event) {
        if (!byIdentity.isEmpty() && LoginJoin.isLogin(event)) {
            event.getGatehouse().setPerson(of(event));
        }
    }

    private @Nullable PersonRef of(Event login) {
        LoginBlock how = login.getGatehouse().getLogin();
        PersonRef person = null;
        if (how != null && how.getKeyFingerprint() != null) {
            person = find(Identities.key(how.getKeyFingerprint()), KEY, login);
        }
        if (person == null && how != null && how.getCertificateId() != null) {
            person = find(Identities.certificate(how.getCertificateId()), CERTIFICATE, login);
        }
        return person == null ? ofAccount(login) : person;
    }

    private @Nullable PersonRef ofAccount(Event login) {
        EcsUser user = login.getUser();
        String host = login.getHost().getName();
        if (user == null || user.getName() == null) {
            return null;
        }
        PersonRef here = host == null ? null : find(Identities.account(user.getName(), host), ACCOUNT, login);
        return here != null ? here : find(Identities.account(user.getName(), Identities.ANY_HOST), ACCOUNT, login);
    }

    private @Nullable PersonRef find(String identity, String how, Event login) {
        Person person = byIdentity.get(identity);
        if (person == null || !isKnownAt(person, login.getTimestamp())) {
            return null;
        }
        return new PersonRef(person.getId(), person.getName(), how);
    }

    private static boolean isKnownAt(Person person, long time) {
        return person.getCreated() <= time && (person.getRemovedAt() == null || time < person.getRemovedAt());
    }
}
