package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.Detection;
import io.gatehouse.model.Evidence;
import io.gatehouse.model.IncidentState;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of detections: one incident per rule, group and stretch of time, opened, counted and closed under the same id. What an
 * incident says is a function of the set of its detections, not of their order.
 */
public final class Incidents {
    private static final int MAX_EVIDENCE = 10;
    private static final int MAX_VALUES = 20;

    private final RuleSet rules;

    /** Makes incidents for these rules. */
    public Incidents(RuleSet rules) {
        this.rules = rules;
    }

    /** Id of the incident that a detection belongs to; null where its rule runs no more. */
    public @Nullable String idOf(Detection detection) {
        Rule rule = rules.byId(detection.getRuleId());
        if (rule == null) {
            return null;
        }
        long length = rule.incident().toNanos() / 1000;
        return Ids.incident(detection.getKey(), Math.floorDiv(detection.getTimestamp(), length));
    }

    /** Adds a detection to its incident, or opens it where there is none. */
    public IncidentState add(String id, @Nullable IncidentState known, Detection detection, long arrival) {
        Rule rule = rules.byId(detection.getRuleId());
        if (rule == null) {
            throw new IllegalArgumentException("rule " + detection.getRuleId() + " does not run");
        }
        IncidentState state = known == null ? NewIncident.of(id, rule, detection) : known;
        Alert alert = state.getAlert();
        AlertBlock block = alert.getGatehouse().getAlert();
        block.setStatus("open");
        block.setCount(block.getCount() + 1);
        block.setLastSeen(Math.max(block.getLastSeen(), detection.getTimestamp()));
        addTo(block.getHosts(), hostOf(detection));
        addTo(block.getUsers(), detection.getUser());
        addTo(block.getSources(), detection.getSource());
        addTo(block.getSessions(), detection.getSessionId());
        addEvidence(block.getEvidence(), detection);
        if (block.getEvidence().get(0).getEventId().equals(detection.getEventId())) {
            NewIncident.describe(alert, detection);
        }
        alert.getEvent().setEnd(null);
        alert.getEvent().setDuration(null);
        alert.setMessage(Summary.of(rule, alert));
        publishAgain(state);
        state.setLastArrival(Math.max(state.getLastArrival(), arrival));
        return state;
    }

    /** When an incident will have been quiet for the timespan of its rule, in microseconds; at once where the rule runs no more. */
    public long quietFrom(IncidentState state) {
        Rule rule = rules.byId(state.getAlert().getRule().getId());
        return rule == null ? 0 : state.getLastArrival() + rule.timespan().toNanos() / 1000;
    }

    /** Closes an incident with its totals. */
    public void close(IncidentState state) {
        Alert alert = state.getAlert();
        AlertBlock block = alert.getGatehouse().getAlert();
        block.setStatus("closed");
        alert.getEvent().setEnd(block.getLastSeen());
        alert.getEvent().setDuration((block.getLastSeen() - block.getFirstSeen()) * 1000);
        publishAgain(state);
    }

    private static void publishAgain(IncidentState state) {
        Alert alert = state.getAlert();
        alert.getGatehouse().setRevision(alert.getGatehouse().getRevision() + 1);
    }

    private static @Nullable String hostOf(Detection detection) {
        String name = detection.getHost().getName();
        return name == null ? detection.getHost().getId() : name;
    }

    private static void addTo(List<String> values, @Nullable String value) {
        if (value == null || values.contains(value)) {
            return;
        }
        values.add(value);
        values.sort(Comparator.naturalOrder());
        if (values.size() > MAX_VALUES) {
            values.remove(MAX_VALUES);
        }
    }

    private static void addEvidence(List<Evidence> evidence, Detection detection) {
        Evidence one = new Evidence();
        one.setEventId(detection.getEventId());
        one.setTimestamp(detection.getTimestamp());
        one.setSessionId(detection.getSessionId());
        one.setLine(detection.getLine());
        evidence.add(one);
        evidence.sort(Comparator.comparingLong(Evidence::getTimestamp).thenComparing(Evidence::getEventId));
        if (evidence.size() > MAX_EVIDENCE) {
            evidence.remove(MAX_EVIDENCE);
        }
    }
}
