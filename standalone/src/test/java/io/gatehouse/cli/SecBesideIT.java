package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SEC (Debian's package {@code sec}) and Gatehouse over the same 100,000 lines with the same thresholds: the same incidents, from the
 * same second on, and every difference is one of those that docs/sec.md explains.
 */
final class SecBesideIT {
    private static final Path SEC = Path.of("/usr/bin/sec");
    private static final Path CONFIGURATION = Path.of("src/test/resources/sec");

    private record Threshold(int count, int window) {}

    private static final Map<String, Threshold> RULES = Map.of(
            "login-failures-from-one-address", new Threshold(20, 300),
            "su-failures", new Threshold(3, 600),
            "console-failures", new Threshold(3, 900));

    /**
     * An incident, or an alert of SEC.
     *
     * @param group rule and group, in words
     * @param first when it was first seen, in seconds since 1970
     * @param told when it was told of
     * @param last when it was last seen
     */
    private record Incident(String group, long first, long told, long last) {
        Threshold threshold() {
            return Objects.requireNonNull(RULES.get(group.split(" ")[0]));
        }

        boolean has(Incident alert) {
            return group.equals(alert.group) && first <= alert.told && alert.told <= last;
        }
    }

    private final SecLog log = new SecLog();

    @TempDir
    Path directory;

    @BeforeEach
    void needSec() {
        assumeTrue(Files.isExecutable(SEC), "SEC is not installed: apt-get install sec");
    }

    @Test
    void findTheSameIncidentsInTheSameLines() throws Exception {
        Path auth = Files.write(directory.resolve("auth.log"), log.text());
        List<Incident> sec = sec(auth);
        List<Incident> ours = gatehouse(auth);
        assertThat(Files.readAllLines(auth)).hasSize(SecLog.LINES);

        List<Incident> onlySec = sec.stream()
                .filter(alert -> ours.stream().noneMatch(incident -> incident.has(alert)))
                .toList();
        assertThat(onlySec).allMatch(this::countsTheSecondAtTheWindowsEdge);
        assertThat(onlySec).extracting(Incident::group).contains(SecLog.EXACTLY);

        List<Incident> otherwise = ours.stream()
                .filter(incident -> firstOf(sec, incident) != incident.told)
                .toList();
        assertThat(otherwise).allMatch(incident -> secTellsNothingYet(sec, incident) || toldEarlier(sec, incident));
        assertThat(otherwise).extracting(Incident::group).contains(SecLog.MIDNIGHT);

        assertThat(ours).hasSizeGreaterThan(350);
        assertThat(otherwise).hasSizeLessThan(20);
        assertThat(onlySec).hasSizeLessThan(20);
    }

    /** When SEC first tells of an incident; never is 0. */
    private static long firstOf(List<Incident> sec, Incident incident) {
        return sec.stream()
                .filter(incident::has)
                .mapToLong(Incident::told)
                .min()
                .orElse(0);
    }

    /** SEC's window holds both ends: an event exactly its length ago counts. */
    private boolean countsTheSecondAtTheWindowsEdge(Incident alert) {
        Threshold threshold = alert.threshold();
        long begin = alert.told - threshold.window();
        return events(alert.group, begin, alert.told) >= threshold.count()
                && events(alert.group, begin + 1, alert.told) < threshold.count();
    }

    private boolean toldEarlier(List<Incident> sec, Incident incident) {
        long first = firstOf(sec, incident);
        return first > 0 && countsTheSecondAtTheWindowsEdge(new Incident(incident.group, first, first, first));
    }

    /** After an alert SEC looks away until the window that began with its first event is over. */
    private static boolean secTellsNothingYet(List<Incident> sec, Incident incident) {
        return sec.stream()
                .filter(alert -> alert.group.equals(incident.group))
                .anyMatch(alert -> alert.told < incident.told
                        && incident.told - alert.told <= incident.threshold().window());
    }

    private long events(String group, long from, long to) {
        return Objects.requireNonNull(log.failures().get(group)).stream()
                .filter(time -> from <= time && time <= to)
                .count();
    }

    private List<Incident> sec(Path auth) throws IOException, InterruptedException {
        List<Incident> alerts = new ArrayList<>();
        for (String line : run("thresholds.conf", auth)) {
            int end = line.lastIndexOf(' ');
            long time = Long.parseLong(line.substring(end + 1));
            alerts.add(new Incident(line.substring(0, end), time, time, time));
        }
        return alerts;
    }

    /** What SEC writes on standard output. */
    private List<String> run(String configuration, Path input) throws IOException, InterruptedException {
        Path out = directory.resolve("sec.out");
        Process sec = new ProcessBuilder(
                        "perl",
                        "-I",
                        CONFIGURATION.toString(),
                        "-MLogClock",
                        SEC.toString(),
                        "--conf=" + CONFIGURATION.resolve(configuration),
                        "--input=" + input,
                        "--fromstart",
                        "--notail")
                .redirectOutput(out.toFile())
                .redirectError(directory.resolve("sec.err").toFile())
                .start();
        assertThat(sec.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(out);
    }

    private static List<Incident> gatehouse(Path auth) throws IOException {
        Map<String, Incident> incidents = new LinkedHashMap<>();
        ReplayedLog.ofLogins(auth)
                .through(
                        List.of(),
                        SigmaRules.shippedAnd(List.of(CONFIGURATION.resolve("rules")))
                                .rules(),
                        (kind, key, value) -> {
                            if (value instanceof Alert alert
                                    && RULES.containsKey(alert.getRule().getName())) {
                                incidents.merge(key, incident(alert), SecBesideIT::later);
                            }
                        });
        return List.copyOf(incidents.values());
    }

    private static Incident incident(Alert alert) {
        AlertBlock block = alert.getGatehouse().getAlert();
        long last = block.getLastSeen() / 1_000_000;
        return new Incident(
                alert.getRule().getName() + " " + block.getGroup().get(0).getValue(),
                block.getFirstSeen() / 1_000_000,
                last,
                last);
    }

    private static Incident later(Incident known, Incident now) {
        return new Incident(known.group, now.first, known.told, now.last);
    }

    @Test
    void theOldRuleTakesThreeOfTheSampleLines() throws Exception {
        Path samples = Files.write(
                directory.resolve("samples.log"),
                Files.readAllLines(CONFIGURATION.resolve("samples.txt")).stream()
                        .map(line -> line.substring(line.indexOf('|') + 2))
                        .toList());
        assertThat(Files.readAllLines(samples)).hasSize(12);
        assertThat(run("console.conf", samples)).hasSize(3);
    }
}
