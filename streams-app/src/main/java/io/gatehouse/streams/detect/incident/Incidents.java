package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Ack;
import io.gatehouse.model.Detection;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.IncidentState;
import io.gatehouse.model.TotalsState;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of detections: one incident per rule, group and stretch of time, opened, counted and closed under the same id. What an
 * incident says in the end is a function of the set of its events, not of their order; the clock decides only when it is said.
 */
public final class Incidents {
    /** How long a closed incident is kept, so that what straggles is added to its totals instead of overwriting them. */
    private static final long KEPT = Shape.micros(Duration.ofHours(24));

    private final RuleSet rules;
    private final Ledger ledger;

    /** Makes incidents for these rules and keeps them in the ledger. */
    public Incidents(RuleSet rules, Ledger ledger) {
        this.rules = rules;
        this.ledger = ledger;
    }

    /** What became of a detection. */
    public enum Outcome {
        /** It is taken; whether it counts, the condition of its rule says. */
        TAKEN,
        /** It is older than the grace of its group allows. */
        LATE,
        /** It has come before. */
        REPEATED,
        /** Its rule does not run here, or with other content. */
        FOREIGN
    }

    /** Adds a detection; {@code now} is the clock that closes incidents, in microseconds. */
    public Outcome add(Detection detection, long now) {
        Rule rule = ruleOf(detection);
        if (rule == null) {
            return Outcome.FOREIGN;
        }
        String key = detection.getKey();
        GroupState known = ledger.group(key);
        GroupState state = known == null ? Group.empty(detection) : known;
        Shape shape = Shape.of(rule);
        Group group = new Group(shape, state, new Memory(ledger, key));
        if (group.knows(detection)) {
            return Outcome.REPEATED;
        }
        if (group.isLate(detection)) {
            return Outcome.LATE;
        }
        group.add(detection).forEach((slot, share) -> {
            IncidentState kept = ledger.incident(Ids.incident(key, slot));
            IncidentState incident = kept == null ? NewIncident.of(shape, slot, detection) : kept;
            Sights.note(incident, share, detection);
            count(incident, share, shape, state, now);
        });
        state.setLastTaken(now);
        if (state.getDue() == 0) {
            lookAgain(key, state, now + shape.kept());
        }
        ledger.group(key, state);
        return Outcome.TAKEN;
    }

    private @Nullable Rule ruleOf(Detection detection) {
        Rule rule = rules.byId(detection.getRuleId());
        boolean runs = rule != null && rule.mode() != Mode.OFF && rule.hash().equals(detection.getRuleHash());
        return runs ? rule : null;
    }

    private void count(IncidentState incident, Share share, Shape shape, GroupState group, long now) {
        Lifecycle life = new Lifecycle(incident);
        if (share.isEmpty() && life.isNew()) {
            return;
        }
        boolean values = shape.countsValues();
        TotalsState totals = incident.getSettled();
        new Totals(totals).add(share.settled(), values);
        if (!share.provisional().isEmpty()) {
            totals = TotalsState.newBuilder(totals).build();
            new Totals(totals).add(share.provisional(), values);
        }
        if (new Totals(totals).tell(incident.getAlert(), values, group.getForgetful())) {
            life.changed(shape.rule(), now);
            ledger.alert(incident);
        }
        store(incident, now);
    }

    private void store(IncidentState incident, long now) {
        String id = idOf(incident);
        long due = due(incident, now);
        if (incident.getDue() == 0 || due < incident.getDue()) {
            incident.setDue(due);
            ledger.lookAgain(due, Due.incident(id));
        }
        ledger.incident(id, incident);
    }

    private void lookAgain(String key, GroupState state, long due) {
        state.setDue(due);
        ledger.lookAgain(due, Due.group(key));
    }

    private static String idOf(IncidentState incident) {
        return incident.getAlert().getEvent().getId();
    }

    /** When an incident is to be closed, or removed if it is closed. That of a rule that runs no more is closed at once. */
    private long due(IncidentState incident, long now) {
        if (new Lifecycle(incident).isClosed()) {
            return Math.max(incident.getLastCounted(), incident.getEnds()) + KEPT;
        }
        Rule rule = rules.byId(incident.getAlert().getRule().getId());
        return rule == null ? now : incident.getLastCounted() + Shape.micros(rule.timespan());
    }

    /** Closes or removes what is due, as {@link Ledger#lookAgain} was told. */
    public void due(String what, long due, long now) {
        if (Due.isGroup(what)) {
            groupDue(Due.idOf(what), due, now);
        } else {
            incidentDue(Due.idOf(what), due, now);
        }
    }

    private void groupDue(String key, long due, long now) {
        GroupState state = ledger.group(key);
        if (state == null || state.getDue() != due) {
            return;
        }
        Rule rule = rules.byId(state.getRuleId());
        boolean runs = rule != null && rule.hash().equals(state.getRuleHash());
        long end = state.getLastTaken() + (rule != null && runs ? Shape.of(rule).kept() : KEPT);
        if (end > now) {
            lookAgain(key, state, end);
            ledger.group(key, state);
            return;
        }
        if (rule != null && runs) {
            end(key, state, Shape.of(rule), now);
        }
        state.getEntries().forEach(new Memory(ledger, key)::forget);
        ledger.group(key, null);
    }

    private void end(String key, GroupState state, Shape shape, long now) {
        Map<Long, Share> shares = new Group(shape, state, new Memory(ledger, key)).end();
        shares.forEach((slot, share) -> {
            IncidentState incident = ledger.incident(Ids.incident(key, slot));
            if (incident != null) {
                count(incident, share, shape, state, now);
            }
        });
    }

    private void incidentDue(String id, long due, long now) {
        IncidentState incident = ledger.incident(id);
        if (incident == null || incident.getDue() != due) {
            return;
        }
        Lifecycle life = new Lifecycle(incident);
        boolean ready = due(incident, now) <= now;
        if (ready && life.isClosed()) {
            ledger.incident(id, null);
            return;
        }
        if (ready) {
            life.close();
            ledger.alert(incident);
        }
        incident.setDue(0L);
        store(incident, now);
    }

    /** Lets an incident know that somebody has taken note of it; false where there is no such incident. */
    public boolean acknowledge(Ack ack, long now) {
        IncidentState incident = ledger.incident(ack.getAlertId());
        if (incident == null
                || !incident.getAlert().getGatehouse().getAlert().getKey().equals(ack.getKey())) {
            return false;
        }
        new Lifecycle(incident).acknowledge(ack);
        ledger.alert(incident);
        store(incident, now);
        return true;
    }
}
