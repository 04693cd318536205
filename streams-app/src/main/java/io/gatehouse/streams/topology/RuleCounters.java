package io.gatehouse.streams.topology;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Detection;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.incident.Incidents.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts per rule what became of its detections and alerts:
 * {@code kafka.streams:type=stream-gatehouse-alert-metrics,gatehouse-alert-id=login-not-allowlisted} with {@code detections-taken},
 * {@code detections-late}, {@code detections-repeated}, {@code alerts-opened}, {@code alerts-closed} and {@code notices-suppressed}. What belongs to rules that this
 * instance does not run is one: {@code foreign}.
 */
final class RuleCounters {
    private static final Logger LOG = LoggerFactory.getLogger(RuleCounters.class);
    private static final String KIND = "gatehouse-alert";
    private static final String FOREIGN = "foreign";
    private static final int MAX_WARNINGS = 1000;

    private final ProcessingContext context;
    private final RuleSet rules;
    private final Map<String, Map<String, Counter>> counters = new HashMap<>();
    private final Set<String> warned = new HashSet<>();

    RuleCounters(ProcessingContext context, RuleSet rules) {
        this.context = context;
        this.rules = rules;
    }

    void count(Detection detection, Outcome outcome) {
        if (outcome == Outcome.FOREIGN) {
            warn(detection);
        }
        String label = outcome == Outcome.FOREIGN ? FOREIGN : nameOf(rules.byId(detection.getRuleId()));
        increment(label, "detections-" + textOf(outcome));
    }

    private static String textOf(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** Somebody runs other rules than this instance, and here this rule makes no alerts. */
    private void warn(Detection detection) {
        if (warned.size() < MAX_WARNINGS && warned.add(detection.getRuleId() + " " + detection.getRuleHash())) {
            LOG.warn(
                    "Rule {} (content {}) does not run here, but another instance detects by it: no alerts of it while the rules differ",
                    detection.getRuleId(),
                    detection.getRuleHash());
        }
    }

    void count(Alert alert) {
        if (alert.getGatehouse().getRevision() == 1) {
            increment(nameOf(alert), "alerts-opened");
        } else if (alert.getGatehouse().getAlert().getStatus().equals("closed")) {
            increment(nameOf(alert), "alerts-closed");
        }
    }

    /** A change of an alert that the routes file keeps from being told. */
    void countSuppressed(Alert alert) {
        increment(nameOf(alert), "notices-suppressed");
    }

    private String nameOf(Alert alert) {
        return nameOf(rules.byId(alert.getRule().getId()));
    }

    private static String nameOf(@Nullable Rule rule) {
        return rule == null ? FOREIGN : rule.name();
    }

    private void increment(String label, String name) {
        counters.computeIfAbsent(label, rule -> new HashMap<>())
                .computeIfAbsent(name, count -> Counter.of(context, KIND, label, count))
                .increment();
    }
}
