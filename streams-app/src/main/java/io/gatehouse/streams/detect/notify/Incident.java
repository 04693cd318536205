package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.Rule;
import java.util.ArrayList;
import java.util.List;

/** Reads what routes go by out of an alert. */
final class Incident {
    private Incident() {}

    static AlertBlock block(Alert alert) {
        return alert.getGatehouse().getAlert();
    }

    static String id(Alert alert) {
        return alert.getEvent().getId();
    }

    /** 1 informational to 5 critical; 0 where the level is none of Sigma's. */
    static int severity(Alert alert) {
        return Rule.LEVELS.indexOf(block(alert).getLevel()) + 1;
    }

    static boolean isOfRule(Alert alert, Glob rule) {
        return rule.matches(alert.getRule().getName())
                || rule.matches(alert.getRule().getId());
    }

    /** Names and ids of the hosts that it names. */
    static List<String> hosts(Alert alert) {
        List<String> hosts = new ArrayList<>(named(alert));
        hosts.add(alert.getHost().getId());
        if (alert.getHost().getName() != null) {
            hosts.add(alert.getHost().getName());
        }
        return hosts;
    }

    /** The hosts that it lists. */
    static List<String> named(Alert alert) {
        List<String> hosts = block(alert).getHosts();
        return hosts == null ? List.of() : hosts;
    }
}
