package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.schemas.line.LineTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JoinPropertyTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final Map<String, String> SOURCES =
            Map.of("auth.log", "auth", "commands.log", "command", "audit.log", "audit");

    private record Line(String source, String text, long time) {}

    @Provide
    Arbitrary<String> cases() {
        return Arbitraries.of("small", "hop", "concurrent", "small-old-hook", "concurrent-old-hook", "hostile");
    }

    private static List<Line> lines(String name) throws IOException {
        List<Line> lines = new ArrayList<>();
        LineTime times = new LineTime(ZoneOffset.UTC, 2026);
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = CASES.resolve(name).resolve(source.getKey());
            for (String text : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                lines.add(new Line(source.getValue(), text, times.micros(text, 0)));
            }
        }
        lines.sort(Comparator.comparingLong(Line::time).thenComparing(Line::source));
        return lines;
    }

    private static List<String> published(List<Line> lines, List<Integer> restarts) {
        Host host = new Host();
        for (int i = 0; i < lines.size(); i++) {
            if (restarts.contains(i)) {
                host.restart();
            }
            Line line = lines.get(i);
            host.line(line.source(), line.text(), line.time());
        }
        host.tick("23:00:00");
        return host.published;
    }

    @Property(tries = 40)
    @Label("gives the same records whenever it is restarted")
    void givesTheSameRecordsWheneverItIsRestarted(
            @ForAll("cases") String name, @ForAll @Size(max = 5) List<@IntRange(max = 250) Integer> restarts)
            throws IOException {
        List<Line> lines = lines(name);
        assertThat(published(lines, restarts)).isEqualTo(published(lines, List.of()));
    }

    @Property(tries = 20)
    @Label("gives the same records when it is restarted in disorder")
    void givesTheSameRecordsWhenItIsRestartedInDisorder(
            @ForAll("cases") String name,
            @ForAll long seed,
            @ForAll @Size(max = 5) List<@IntRange(max = 250) Integer> restarts)
            throws IOException {
        List<Line> lines = disordered(lines(name), new Random(seed));
        assertThat(published(lines, restarts)).isEqualTo(published(lines, List.of()));
    }

    /** Each line up to 20 places late. */
    private static List<Line> disordered(List<Line> lines, Random random) {
        record Placed(double place, Line line) {}
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            placed.add(new Placed(i + 20 * random.nextDouble(), lines.get(i)));
        }
        placed.sort(Comparator.comparingDouble(Placed::place));
        return placed.stream().map(Placed::line).toList();
    }

    @Property(tries = 60)
    @Label("goes on whatever the lines say")
    void goesOnWhateverTheLinesSay(@ForAll("cases") String name, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Host host = new Host();
        for (Line line : disordered(lines(name), random)) {
            host.line(line.source(), garbled(line.text(), random), line.time());
            if (random.nextInt(50) == 0) {
                host.restart().tick("08:40:00");
            }
        }
        assertThat(host.stored()).isLessThan(1000);
    }

    /** A piece taken out, doubled or put for another one, behind the time. */
    private static String garbled(String line, Random random) {
        int head = Math.min(line.length(), 33);
        int from = head + random.nextInt(line.length() - head + 1);
        int to = from + random.nextInt(Math.min(12, line.length() - from) + 1);
        String piece = line.substring(from, to);
        return switch (random.nextInt(6)) {
            case 0 -> line.substring(0, from) + line.substring(to);
            case 1 -> line.substring(0, to) + piece + line.substring(to);
            case 2 -> line.substring(0, from) + piece.replaceAll("[0-9]", "9").repeat(3) + line.substring(to);
            case 3 -> line.substring(0, from) + piece.replaceAll("[0-9]+", "") + line.substring(to);
            default -> line;
        };
    }
}
