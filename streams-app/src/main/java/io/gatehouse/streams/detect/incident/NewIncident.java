package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.IncidentState;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.Rule;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the record of an incident that counts nothing yet. */
final class NewIncident {
    private NewIncident() {}

    static IncidentState of(Shape shape, long slot, Detection detection) {
        Rule rule = shape.rule();
        String id = Ids.incident(detection.getKey(), slot);
        Alert alert = new Alert();
        alert.setEvent(event(id, rule));
        alert.setRule(new EcsRule(rule.id(), rule.name(), rule.description()));
        alert.setMessage("");
        Gatehouse gatehouse = new Gatehouse();
        gatehouse.setRevision(0L);
        gatehouse.setAlert(block(rule, detection));
        alert.setGatehouse(gatehouse);
        describe(alert, detection);
        IncidentState state = new IncidentState();
        state.setAlert(alert);
        state.setSettled(Totals.none());
        state.setSessions(List.of());
        state.setSlot(slot);
        state.setEnds((slot + 1) * shape.incident());
        return state;
    }

    private static EcsEvent event(String id, Rule rule) {
        EcsEvent event = new EcsEvent();
        event.setId(id);
        event.setKind("alert");
        event.setCategory(List.of("intrusion_detection"));
        event.setType(List.of("info"));
        event.setAction(rule.name());
        event.setSeverity(rule.severity());
        return event;
    }

    private static AlertBlock block(Rule rule, Detection detection) {
        AlertBlock block = new AlertBlock();
        block.setStatus("open");
        block.setLevel(rule.level());
        block.setMode(rule.mode().name().toLowerCase(Locale.ROOT));
        block.setKey(detection.getKey());
        block.setGroup(detection.getGroup());
        block.setCount(0L);
        block.setLastSeen(detection.getTimestamp());
        block.setTags(rule.tags());
        return block;
    }

    /** Lets the alert speak of this detection: the earliest that is known. */
    static void describe(Alert alert, Detection detection) {
        alert.setTimestamp(detection.getTimestamp());
        alert.getEvent().setStart(detection.getTimestamp());
        alert.getGatehouse().getAlert().setFirstSeen(detection.getTimestamp());
        alert.setHost(detection.getHost());
        alert.setUser(user(detection.getUser()));
        alert.getGatehouse().setPerson(detection.getPerson());
        alert.setSource(source(detection.getSource()));
    }

    private static @Nullable EcsUser user(@Nullable String name) {
        if (name == null) {
            return null;
        }
        EcsUser user = new EcsUser();
        user.setName(name);
        return user;
    }

    private static @Nullable EcsSource source(@Nullable String text) {
        if (text == null) {
            return null;
        }
        EcsSource source = new EcsSource();
        if (Cidr.isAddress(text)) {
            source.setIp(text);
        } else {
            source.setAddress(text);
        }
        return source;
    }
}
