package io.gatehouse.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrowdedHostTest {

    private static List<Event> events(List<RawLine> lines) {
        LineParser parser = new LineParser();
        List<Event> events = new ArrayList<>();
        for (RawLine line : lines) {
            events.addAll(((Reading.Parsed) parser.read(line, line.getReadAt(), "id")).events());
        }
        return events;
    }

    private static long count(List<Event> events, String action) {
        return events.stream()
                .filter(event -> action.equals(event.getEvent().getAction()))
                .count();
    }

    @Test
    void opensAsManyLoginsAsAskedForAndKeepsThemOpen() {
        CrowdedHost host = new CrowdedHost(3, false);
        List<Event> events = events(host.open(40));
        assertThat(count(events, "logged-in")).isEqualTo(40);
        events.addAll(events(host.work(5_000)));
        // "Received disconnect" and "Disconnected" of each that leaves
        assertThat(count(events, "disconnected")).isPositive().isEqualTo(2 * (count(events, "logged-in") - 40));
        assertThat(count(events, "executed")).isGreaterThan(1_000);
        assertThat(count(events, "ran-command")).isGreaterThan(1_000);
    }

    @Test
    void namesOnlyAccountAndShellUnderTheOldHook() {
        CrowdedHost host = new CrowdedHost(1, true);
        host.open(40);
        List<Event> commands = events(host.work(500)).stream()
                .filter(event -> "ran-command".equals(event.getEvent().getAction()))
                .toList();
        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getGatehouse().getAudit()).isNull());
    }

    @Test
    void leavesNoGapsInAFile() {
        CrowdedHost host = new CrowdedHost(3, false);
        List<RawLine> lines = new ArrayList<>(host.open(20));
        lines.addAll(host.work(1_000));
        Map<String, Long> expected = new HashMap<>();
        for (RawLine line : lines) {
            String file = line.getFile().getPath();
            assertThat(line.getOffset()).isEqualTo(expected.getOrDefault(file, 0L));
            expected.put(file, line.getNextOffset());
        }
    }
}
