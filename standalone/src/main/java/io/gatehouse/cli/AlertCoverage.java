package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Event;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How many of the logins behind alerts a changed allowlist would have allowed. */
final class AlertCoverage {
    private final Allowlist list;
    private final List<Covered> alerts;
    private final Set<String> fields;
    private final FlatDocument documents = new FlatDocument();
    private long logins;
    private long allowed;

    /** An alert with the logins that make it up. */
    static final class Covered {
        private final Alert alert;
        private final AlertBlock block;
        private long logins;
        private long allowed;

        private Covered(Alert alert) {
            this.alert = alert;
            this.block = Objects.requireNonNull(alert.getGatehouse().getAlert());
        }

        Alert alert() {
            return alert;
        }

        AlertBlock block() {
            return block;
        }

        long logins() {
            return logins;
        }

        long allowed() {
            return allowed;
        }

        /** Whether nothing would be left of it: every login that it counts was found, and would have been allowed. */
        boolean isSilenced() {
            return allowed > 0 && allowed == logins && logins >= block.getCount();
        }

        private boolean holds(long time, Map<String, String> document) {
            return block.getFirstSeen() <= time
                    && time <= block.getLastSeen()
                    && block.getGroup().stream().allMatch(value -> isOf(value, document));
        }

        private static boolean isOf(AlertGroupValue value, Map<String, String> document) {
            String there = document.get(value.getField());
            return Objects.equals(there == null ? "" : there, value.getValue() == null ? "" : value.getValue());
        }
    }

    AlertCoverage(Allowlist list, List<Alert> alerts) {
        this.list = list;
        this.alerts = alerts.stream()
                .filter(alert -> alert.getGatehouse().getAlert() != null)
                .map(Covered::new)
                .toList();
        this.fields = this.alerts.stream()
                .flatMap(covered -> covered.block.getGroup().stream())
                .map(AlertGroupValue::getField)
                .collect(Collectors.toSet());
    }

    /** Takes a login in that was not allowed when it happened. */
    void add(Event event) {
        boolean now = list.deciding(Login.of(event))
                .filter(entry -> !entry.getAction().equals("deny"))
                .isPresent();
        logins++;
        allowed += now ? 1 : 0;
        if (fields.isEmpty()) {
            return;
        }
        Map<String, String> document = document(event);
        for (Covered alert : alerts) {
            if (alert.holds(event.getTimestamp(), document)) {
                alert.logins++;
                alert.allowed += now ? 1 : 0;
            }
        }
    }

    private Map<String, String> document(Event event) {
        try {
            return documents.of(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Covered> alerts() {
        return new ArrayList<>(alerts);
    }

    /** How many logins were not allowed. */
    long logins() {
        return logins;
    }

    /** How many of them would have been. */
    long allowed() {
        return allowed;
    }
}
