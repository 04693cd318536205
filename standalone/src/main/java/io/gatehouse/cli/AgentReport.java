package io.gatehouse.cli;

import io.gatehouse.ingest.AgentStatus;
import io.gatehouse.ingest.FileStatus;
import io.gatehouse.schemas.Visible;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Says what changes in an agent: which files it reads or cannot read, and whether Kafka takes its lines. */
final class AgentReport {
    private final PrintStream out;
    private final Map<String, String> files = new HashMap<>();
    private AgentStatus.State state = AgentStatus.State.SENDING;

    AgentReport(PrintStream out) {
        this.out = out;
    }

    void show(AgentStatus status) {
        for (FileStatus file : status.files()) {
            String line = line(file);
            if (!line.equals(files.put(file.path(), line))) {
                out.println(Visible.of(line));
            }
        }
        if (status.state() != state) {
            state = status.state();
            out.println(Visible.of(line(status)));
        }
    }

    /** The totals, at the end. */
    void showEnd(AgentStatus status) {
        out.println("Sent " + status.acknowledged() + " lines.");
    }

    private static String line(FileStatus file) {
        String name = file.source().word() + " " + file.path();
        return file.reading()
                ? "Reading " + name
                : "Not reading " + name + ": " + Objects.requireNonNullElse(file.problem(), "unknown");
    }

    private static String line(AgentStatus status) {
        return switch (status.state()) {
            case SENDING -> "Sending again.";
            case WAITING ->
                "Kafka does not take the lines (" + status.lastError() + "); nothing is lost, it is tried again.";
            case STOPPED -> "Stopped.";
        };
    }
}
