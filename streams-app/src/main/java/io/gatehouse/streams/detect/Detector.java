package io.gatehouse.streams.detect;

import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Detection;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.Ids;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds every event against the rules and gives a small {@link Detection} for each that selects it. */
public final class Detector {
    /** What is kept of the raw line. */
    static final int MAX_LINE = 1024;

    private final RuleSet rules;

    /** Runs these rules. */
    public Detector(RuleSet rules) {
        this.rules = rules;
    }

    /** Gives the detections of one event. */
    public void detect(Event event, Consumer<Detection> out) {
        rules.selections().of(event, Phase.ON_ARRIVAL, selected -> out.accept(detection(selected, event)));
    }

    private static Detection detection(Selected selected, Event event) {
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
        detection.setTimestamp(event.getTimestamp());
        detection.setEventId(event.getEvent().getId());
        detection.setSessionId(
                event.getGatehouse().getSession() == null
                        ? null
                        : event.getGatehouse().getSession().getId());
        detection.setHost(event.getHost());
        detection.setUser(cut(EventField.USER_NAME.of(event)));
        detection.setSource(cut(EventField.SOURCE_IP.of(event)));
        detection.setPerson(event.getGatehouse().getPerson());
        detection.setLine(cut(event.getEvent().getOriginal()));
        return detection;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE);
    }
}
