package io.gatehouse.streams.topology;

import io.gatehouse.model.Event;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.audit.AuditPart;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts what became of the lines of each program: {@code kafka.streams:type=stream-gatehouse-program-metrics,gatehouse-program-id=sshd}
 * with {@code lines-parsed}, {@code lines-ignored} and {@code lines-unparsed}, and of the ignored ones each reason:
 * {@code stream-gatehouse-reason-metrics,gatehouse-reason-id=server} with {@code ignored}. Whoever writes a line chooses the
 * name of its program, so those that no parser knows are one: {@code other}. The tasks of a thread count together.
 */
final class ProgramCounters {
    static final String OTHER = "other";
    /** More reasons than parsers have. */
    private static final int MAX_REASONS = 200;

    private record Outcomes(Counter parsed, Counter ignored, Counter unparsed) {}

    private final ProcessingContext context;
    private final Set<String> known;
    private final Map<String, Outcomes> programs = new HashMap<>();
    private final Map<String, Counter> reasons = new HashMap<>();

    /** Counts by these names of programs. */
    ProgramCounters(ProcessingContext context, Set<String> known) {
        this.context = context;
        this.known = Set.copyOf(known);
    }

    void count(Reading reading) {
        if (reading instanceof Reading.Parsed parsed) {
            of(labelOf(parsed.events().get(0))).parsed().increment();
        } else if (reading instanceof Reading.Recorded recorded) {
            of(labelOf(recorded.parts().get(0))).parsed().increment();
        } else if (reading instanceof Reading.Ignored ignored) {
            of(labelOf(ignored.event())).ignored().increment();
            reason(ignored.reason()).increment();
        } else if (reading instanceof Reading.Unparsed unparsed) {
            of(labelOf(unparsed.event())).unparsed().increment();
        }
    }

    private Outcomes of(String label) {
        return programs.computeIfAbsent(
                label,
                name -> new Outcomes(
                        Counter.of(context, "gatehouse-program", name, "lines-parsed"),
                        Counter.of(context, "gatehouse-program", name, "lines-ignored"),
                        Counter.of(context, "gatehouse-program", name, "lines-unparsed")));
    }

    private Counter reason(String reason) {
        String label = reasons.containsKey(reason) || reasons.size() < MAX_REASONS ? reason : OTHER;
        return reasons.computeIfAbsent(label, name -> Counter.of(context, "gatehouse-reason", name, "ignored"));
    }

    /** The program in the tag of the line; the input itself where that is of one program. */
    private String labelOf(@Nullable Event event) {
        if (event == null) {
            return OTHER;
        }
        return switch (event.getType()) {
            case "auth" -> event.getProcess() != null && known.contains(nameOf(event)) ? nameOf(event) : OTHER;
            default -> event.getType();
        };
    }

    private String labelOf(AuditPart part) {
        String program = part.program();
        return !part.isWrapped() || known.contains(program) ? program : OTHER;
    }

    private static String nameOf(Event event) {
        String name = event.getProcess().getName();
        return name == null ? "" : name;
    }
}
