package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.Person;
import io.gatehouse.model.PersonRef;
import org.junit.jupiter.api.Test;

final class PeopleTest {
    private static final String KEY = "SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w";

    private final People people = new People();
    private final Event login = login("deploy");

    @Test
    void findsAPersonByTheKeyBeforeTheCertificateAndTheAccount() {
        know("deploy@*", "everywhere");
        assertThat(found()).isEqualTo(new PersonRef("everywhere", "Everywhere", "account"));
        know("deploy@web1", "here");
        assertThat(found()).isEqualTo(new PersonRef("here", "Here", "account"));
        know("certificate:carol@corp", "carol");
        assertThat(found()).isEqualTo(new PersonRef("carol", "Carol", "certificate"));
        know(KEY, "alice");
        assertThat(found()).isEqualTo(new PersonRef("alice", "Alice", "key"));
    }

    @Test
    void findsAHostWhoseNameIsWrittenInCapitals() {
        login.getHost().setName("WEB1");
        know("deploy@web1", "here");
        assertThat(found()).isNotNull();
    }

    @Test
    void takesNoCertificateForAnAccount() {
        login.setUser(user("carol"));
        login.getHost().setName("corp");
        know("certificate:carol@corp", "carol");
        login.getGatehouse().setLogin(null);
        assertThat(found()).isNull();
    }

    @Test
    void knowsNobodyBeforeARecordWasWrittenOrFromItsRemovalOn() {
        Person alice = person(KEY, "alice");
        alice.setCreated(100L);
        alice.setRemovedAt(200L);
        people.put(KEY, alice);
        know("deploy@web1", "here");
        assertThat(foundAt(99)).isEqualTo("here");
        assertThat(foundAt(100)).isEqualTo("alice");
        assertThat(foundAt(199)).isEqualTo("alice");
        assertThat(foundAt(200)).isEqualTo("here");
    }

    @Test
    void forgetsWhatIsRemoved() {
        know(KEY, "alice");
        people.remove(KEY);
        assertThat(found()).isNull();
    }

    @Test
    void refusesARecordUnderAnotherKeyOrWithoutAPerson() {
        assertThat(people.put("other", person(KEY, "alice"))).isEqualTo("its key is not its identity");
        assertThat(people.put(KEY, person(KEY, " "))).isEqualTo("it names no person");
        assertThat(found()).isNull();
    }

    @Test
    void namesNobodyInWhatIsNoLogin() {
        know("root@web1", "somebody");
        login.setUser(user("root"));
        login.getGatehouse().getLogin().setService("su");
        login.getEvent().setAction("session-opened");
        assertThat(found()).isNull();
        login.getEvent().setAction("login-failed");
        assertThat(found()).isNull();
        login.getEvent().setAction("session-opened");
        login.getGatehouse().getLogin().setService("sshd");
        assertThat(found()).isNotNull();
    }

    private PersonRef found() {
        login.getGatehouse().setPerson(null);
        people.name(login);
        return login.getGatehouse().getPerson();
    }

    private String foundAt(long time) {
        login.setTimestamp(time);
        return found().getId();
    }

    private void know(String identity, String id) {
        assertThat(people.put(identity, person(identity, id))).isNull();
    }

    private static Person person(String identity, String id) {
        Person person = new Person();
        person.setIdentity(identity);
        person.setId(id);
        person.setName(id.substring(0, 1).toUpperCase() + id.substring(1));
        person.setCreated(0L);
        return person;
    }

    private static Event login(String user) {
        EcsEvent what = new EcsEvent();
        what.setId("1");
        what.setKind("event");
        what.setAction("logged-in");
        LoginBlock how = new LoginBlock();
        how.setKeyFingerprint(KEY);
        how.setCertificateId("carol@corp");
        Gatehouse more = new Gatehouse();
        more.setRevision(1L);
        more.setLogin(how);
        Event event = new Event();
        event.setTimestamp(50L);
        event.setHost(new EcsHost("0f", "web1", null));
        event.setEvent(what);
        event.setUser(user(user));
        event.setGatehouse(more);
        return event;
    }

    private static EcsUser user(String name) {
        EcsUser user = new EcsUser();
        user.setName(name);
        return user;
    }
}
