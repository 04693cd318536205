package io.gatehouse.cli;

import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.standalone.Stack;
import io.gatehouse.streams.app.StreamsApp;
import java.util.List;
import java.util.Map;

/** Counts what the demo has shown. Every number is counted, none is assumed. */
final class DemoSummary {
    private final DemoGathered gathered;
    private final Stack stack;

    DemoSummary(DemoGathered gathered, Stack stack) {
        this.gathered = gathered;
        this.stack = stack;
    }

    List<String> tell(DemoTruth truth, long linesFed) {
        Map<String, Session> sessions = gathered.sessions();
        long refused = sessions.values().stream()
                .filter(session -> Boolean.FALSE.equals(session.getGatehouse().getAllowlisted()))
                .count();
        return List.of(
                "  " + sessions.size() + " sessions | " + commands(truth),
                "  Logins not allowed: " + refused + " of " + sessions.size() + " | alerts: "
                        + gathered.told().size() + ", and "
                        + (gathered.alerts().size() - gathered.told().size()) + " that are only recorded",
                "  " + linesFed + " lines fed | " + gathered.events().size() + " events | lines lost: "
                        + (linesFed - accounted()) + " | unparsed: " + gathered.unparsedLines());
    }

    private String commands(DemoTruth truth) {
        long checked =
                gathered.commands().values().stream().filter(truth::isChecked).count();
        long wrong = gathered.commands().values().stream()
                .filter(command -> truth.isWrong(command, sessionOf(command)))
                .count();
        return checked + " typed commands, each held against what is known to have been typed where: " + wrong
                + " wrong";
    }

    private @org.jspecify.annotations.Nullable Session sessionOf(Event command) {
        String id = command.getGatehouse().getSession().getId();
        return id == null ? null : gathered.sessions().get(id);
    }

    /** Lines that ended in an event, in the unparsed lines, or as known noise: counted by the topology. */
    private long accounted() {
        StreamsApp app = stack.streams();
        return app == null
                ? 0
                : app.metrics().entrySet().stream()
                        .filter(metric -> metric.getKey().group().equals("stream-gatehouse-metrics"))
                        .filter(metric -> List.of("lines-parsed-total", "lines-ignored-total", "lines-unparsed-total")
                                .contains(metric.getKey().name()))
                        .mapToLong(metric -> ((Number) metric.getValue().metricValue()).longValue())
                        .sum();
    }
}
