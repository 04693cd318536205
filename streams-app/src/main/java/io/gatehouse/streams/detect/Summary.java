package io.gatehouse.streams.detect;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.EcsHost;

/** Says in one sentence what an incident is about. */
final class Summary {
    private Summary() {}

    static String of(Rule rule, Alert alert) {
        AlertBlock block = alert.getGatehouse().getAlert();
        EcsHost host = alert.getHost();
        String who = alert.getUser() == null ? "somebody" : alert.getUser().getName();
        String from = block.getSources().isEmpty()
                ? "an unknown address"
                : block.getSources().get(0);
        String on = host.getName() == null ? host.getId() : host.getName();
        String times = block.getCount() == 1 ? "" : ", " + block.getCount() + " times";
        return rule.name() + ": " + who + " from " + from + " on " + on + times;
    }
}
