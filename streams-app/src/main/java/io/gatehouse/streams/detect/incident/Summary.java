package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.PersonRef;
import io.gatehouse.streams.detect.Rule;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what an incident is about. */
final class Summary {
    private Summary() {}

    static String of(Rule rule, Alert alert) {
        AlertBlock block = alert.getGatehouse().getAlert();
        EcsHost host = alert.getHost();
        String who = (alert.getUser() == null ? "somebody" : alert.getUser().getName())
                + person(alert.getGatehouse().getPerson());
        String from = block.getSources().isEmpty()
                ? "an unknown address"
                : block.getSources().get(0);
        String on = host.getName() == null ? host.getId() : host.getName();
        String times = block.getCount() == 1 ? "" : ", " + block.getCount() + " times";
        return rule.name() + ": " + who + " from " + from + " on " + on + times;
    }

    private static String person(@Nullable PersonRef person) {
        if (person == null) {
            return "";
        }
        return " (" + (person.getName() == null ? person.getId() : person.getName()) + ")";
    }
}
