package io.gatehouse.streams.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.schemas.Ids;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Holds every record against the rules and gives a small {@link Detection} for each that selects it. */
public final class Detector {
    /** What is kept of the raw line. */
    static final int MAX_LINE = 1024;

    private final Selections selections;

    /** Runs these rules, for one thread. */
    public Detector(RuleSet rules) {
        this.selections = rules.selections();
    }

    /** Gives the detections of one record in one phase: an event, a session or a line that no parser understood. */
    public void detect(SpecificRecord record, Phase phase, Consumer<Detection> out) {
        selections.of(record, phase, selected -> out.accept(detection(selected, record)));
    }

    /** Says what each rule has had to do so far. */
    public void tally(Consumer<RuleTally> out) {
        selections.tally(out);
    }

    private static Detection detection(Selected selected, SpecificRecord record) {
        Rule rule = selected.rule();
        List<AlertGroupValue> group = selected.group().stream()
                .map(value -> new AlertGroupValue(value.getField(), cut(value.getValue())))
                .toList();
        Detection detection = new Detection();
        detection.setKey(Ids.group(rule.id() + rule.hash(), group));
        detection.setRuleId(rule.id());
        detection.setRuleHash(rule.hash());
        detection.setSelection(selected.by());
        detection.setValue(cut(selected.value()));
        detection.setGroup(group);
        if (record instanceof Event event) {
            tellOf(detection, event);
        } else if (record instanceof Session session) {
            tellOf(detection, session);
        } else if (record instanceof Rejected rejected) {
            tellOf(detection, rejected);
        }
        return detection;
    }

    private static void tellOf(Detection detection, Event event) {
        SessionBlock session = event.getGatehouse().getSession();
        detection.setTimestamp(event.getTimestamp());
        detection.setEventId(event.getEvent().getId());
        detection.setSessionId(session == null ? null : session.getId());
        detection.setHost(event.getHost());
        detection.setUser(nameOf(event.getUser()));
        detection.setSource(addressOf(event.getSource()));
        detection.setPerson(event.getGatehouse().getPerson());
        detection.setLine(cut(event.getEvent().getOriginal()));
        detection.setOutcome(event.getEvent().getOutcome());
    }

    private static void tellOf(Detection detection, Session session) {
        detection.setTimestamp(session.getTimestamp());
        detection.setEventId(session.getEvent().getId());
        detection.setSessionId(session.getEvent().getId());
        detection.setHost(session.getHost());
        detection.setUser(nameOf(session.getUser()));
        detection.setSource(addressOf(session.getSource()));
        detection.setPerson(session.getGatehouse().getPerson());
        detection.setOutcome(session.getEvent().getOutcome());
    }

    private static void tellOf(Detection detection, Rejected rejected) {
        detection.setTimestamp(rejected.getTimestamp());
        detection.setEventId(rejected.getId());
        detection.setHost(rejected.getHost());
        detection.setLine(cut(UTF_8.decode(rejected.getLine().duplicate()).toString()));
    }

    private static @Nullable String nameOf(@Nullable EcsUser user) {
        return user == null ? null : cut(user.getName());
    }

    private static @Nullable String addressOf(@Nullable EcsSource source) {
        return source == null ? null : cut(source.getIp() == null ? source.getAddress() : source.getIp());
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE);
    }
}
