package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.Evidence;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.IncidentState;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.SessionSight;
import io.gatehouse.model.TypedCommand;
import io.gatehouse.schemas.serde.StateSerde;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Alerts as the rules make them. */
final class Incidents {
    static final long NOW = 1_795_250_080_000_000L;

    private Incidents() {}

    /** Open, high, of {@code login-not-allowlisted}, with one event now. */
    static Alert open(String id) {
        Alert alert = new Alert();
        alert.setTimestamp(NOW);
        alert.setHost(new EcsHost("machine-1", "web-1", null));
        EcsEvent event = new EcsEvent();
        event.setId(id);
        event.setKind("alert");
        alert.setEvent(event);
        alert.setRule(new EcsRule("0d5c", "login-not-allowlisted", "Nobody said that this is fine."));
        alert.setMessage("alice from 192.0.2.1 on web-1");
        Gatehouse more = new Gatehouse();
        more.setRevision(1L);
        more.setAlert(block());
        alert.setGatehouse(more);
        return alert;
    }

    /** An incident with this alert, and sessions that were seen so. */
    static IncidentState state(Alert alert, SessionSight... sights) {
        IncidentState state = new IncidentState();
        state.setAlert(alert);
        state.setSessions(List.of(sights));
        return state;
    }

    /** A session of alice, open or closed, with a command that an attacker chose. */
    static SessionSight sight(String status) {
        SessionSight sight = new SessionSight();
        sight.setId("5e55104");
        sight.setKnownAt(NOW);
        sight.setHost("web-1");
        sight.setUser("alice");
        sight.setSource("192.0.2.1");
        sight.setPerson(new PersonRef("p-1", "Alice A", null));
        sight.setStatus(status);
        sight.setStart(NOW);
        sight.setEnd(status.equals("closed") ? NOW : null);
        sight.setEndReason(status.equals("closed") ? "logout" : null);
        sight.setCommands(12L);
        sight.setLastCommands(List.of(
                new TypedCommand(NOW, "e-1", "root", "rm -rf /\u001b[2J\n\u202etxt"),
                new TypedCommand(NOW, "e-2", "alice", null)));
        return sight;
    }

    private static Alert copy(Alert alert) {
        return copy(Alert.class, alert);
    }

    /** As a store gives it back. */
    static <V extends SpecificRecord> V copy(Class<V> type, V value) {
        StateSerde<V> serde = StateSerde.of(type);
        return serde.deserializer().deserialize("", serde.serializer().serialize("", value));
    }

    private static AlertBlock block() {
        AlertBlock block = new AlertBlock();
        block.setStatus("open");
        block.setLevel("high");
        block.setMode("notify");
        block.setKey("k");
        block.setGroup(List.of(
                new AlertGroupValue("user.name", "alice"),
                new AlertGroupValue("source.ip", "192.0.2.1"),
                new AlertGroupValue("host.id", null)));
        block.setCount(1L);
        block.setFirstSeen(NOW);
        block.setLastSeen(NOW);
        block.setHosts(List.of("web-1"));
        block.setEvidence(List.of(new Evidence("e", NOW, "5e55104", "sshd[1]: Accepted\u001b[2J\npassword")));
        return block;
    }

    /** The same one event later, on these hosts. */
    static Alert later(Alert alert, String... hosts) {
        Alert next = copy(alert);
        next.getGatehouse().setRevision(next.getGatehouse().getRevision() + 1);
        AlertBlock block = next.getGatehouse().getAlert();
        block.setCount(block.getCount() + 1);
        block.setHosts(hosts.length == 0 ? block.getHosts() : List.of(hosts));
        return next;
    }

    /** The same with another status. */
    static Alert as(Alert alert, String status) {
        Alert next = copy(alert);
        next.getGatehouse().setRevision(next.getGatehouse().getRevision() + 1);
        next.getGatehouse().getAlert().setStatus(status);
        return next;
    }
}
