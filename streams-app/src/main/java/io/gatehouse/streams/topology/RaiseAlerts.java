package io.gatehouse.streams.topology;

import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.Detection;
import io.gatehouse.model.IncidentState;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.incident.Incidents;
import io.gatehouse.streams.detect.notify.Notices;
import io.gatehouse.streams.detect.notify.Standing;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Makes incidents of detections, acknowledges them, closes those that have been quiet and forgets those that are long closed. */
final class RaiseAlerts implements Processor<Object, Object, Object, Object> {
    private static final Duration TICK = Duration.ofSeconds(1);
    /** How much is closed and removed in one round, so that a round stays short. */
    private static final int MAX_DUE = 2000;

    private final RuleSet rules;
    private final Notices notices;
    private ProcessorContext<Object, Object> context;
    private StoredIncidents stored;
    private Incidents incidents;
    private NoticeForwarder forwarder;
    private RuleCounters counters;
    private Counter unknownAcks;
    private long timestamp;

    @SuppressWarnings("NullAway.Init")
    RaiseAlerts(RuleSet rules, Notices notices) {
        this.rules = rules;
        this.notices = notices;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        this.context = context;
        stored = new StoredIncidents(context, this::publish);
        incidents = new Incidents(rules, stored);
        forwarder = new NoticeForwarder(notices, context);
        counters = new RuleCounters(context, rules);
        unknownAcks = Counter.of(context, "acks-unknown");
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<Object, Object> record) {
        timestamp = record.timestamp();
        long now = now();
        if (record.value() instanceof Detection detection) {
            counters.count(detection, incidents.add(detection, now));
        } else if (record.value() instanceof Ack ack && !incidents.acknowledge(ack, now)) {
            unknownAcks.increment();
        }
    }

    /** When it is by the clock that closes incidents: after a stop, what had come before it must not be closed in between. */
    private long now() {
        return 1000 * Math.max(timestamp, context.currentSystemTimeMs());
    }

    private void tick(long now) {
        timestamp = now;
        stored.takeDue(now * 1000, MAX_DUE)
                .forEach(reminder -> incidents.due(reminder.what(), reminder.due(), now * 1000));
    }

    private void publish(@Nullable Standing before, IncidentState incident) {
        Alert alert = incident.getAlert();
        counters.count(alert);
        context.forward(new Record<>(alert.getEvent().getId(), alert, timestamp), GatehouseTopology.ALERTS);
        if (forwarder.changed(before, incident, timestamp)) {
            counters.countSuppressed(alert);
        }
    }
}
