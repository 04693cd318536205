package io.gatehouse.cli;

import io.gatehouse.embedded.ConnectWorker;
import io.gatehouse.schemas.Visible;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;

/** Says what changes in the sinks: that they run, that one has failed and why. */
final class SinkReport {
    private final PrintStream out;
    private final Map<String, String> said = new HashMap<>();

    SinkReport(PrintStream out) {
        this.out = out;
    }

    void show(ConnectWorker worker, Collection<String> sinks) {
        for (String sink : sinks) {
            String line = "Sink " + sink + ": " + state(worker.status(sink));
            if (!line.equals(said.put(sink, line))) {
                out.println(Visible.of(line));
            }
        }
    }

    private static String state(ConnectorStateInfo connector) {
        List<ConnectorStateInfo.TaskState> tasks = connector.tasks();
        for (ConnectorStateInfo.TaskState task : tasks) {
            if (task.state().equals("FAILED")) {
                return "failed, it delivers no more: " + cause(task.trace());
            }
        }
        boolean runs =
                !tasks.isEmpty() && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
        return runs ? "running" : "starting";
    }

    /** The innermost cause says what to do. */
    private static String cause(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith("Caused by: "))
                .reduce((first, second) -> second)
                .orElseGet(() -> trace.lines().findFirst().orElse("unknown"))
                .replaceFirst("^(Caused by: )?[\\w.$]+: ", "");
    }
}
