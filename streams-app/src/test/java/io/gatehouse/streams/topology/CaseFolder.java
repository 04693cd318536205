package io.gatehouse.streams.topology;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.streams.detect.allow.AllowlistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case, recorded or modelled on what was: {@code auth.log}, {@code commands.log}, {@code audit.log}, {@code journal.json} and
 * {@code allowlist.txt} in, what is expected beside them. A line arrives when it was written, but never before the one above it in its file.
 *
 * @param path the folder
 */
record CaseFolder(Path path) {
    private static final Path CASES = Path.of("src/test/resources/cases");

    private record Input(String file, String source) {}

    private static final List<Input> INPUTS = List.of(
            new Input("audit.log", "audit"),
            new Input("auth.log", "auth"),
            new Input("commands.log", "command"),
            new Input("journal.json", "auth"));
    private static final Pattern CAME = Pattern.compile("\"__REALTIME_TIMESTAMP\":\"([0-9]+)\"");

    /**
     * A line with the time at which it is sent, that of the line itself.
     *
     * @param time microseconds
     * @param order where lines of the same time stand
     */
    record Arrival(long time, int order, RawLine line) {}

    static Stream<CaseFolder> all() throws IOException {
        return Files.list(CASES).sorted().map(CaseFolder::new);
    }

    static CaseFolder named(String name) {
        return new CaseFolder(CASES.resolve(name));
    }

    /** The lines of its files, merged by time. */
    List<Arrival> lines() throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        LineTime times = new LineTime(ZoneOffset.UTC, 2026);
        for (Input input : INPUTS) {
            Path file = path.resolve(input.file());
            if (!Files.exists(file)) {
                continue;
            }
            LinesOf lines = new LinesOf(input.source(), "/var/log/" + input.file());
            long lag = lagOf(input.file());
            long time = 0;
            for (String line : Files.readAllLines(file)) {
                long read = input.file().equals("journal.json") ? came(line) : times.micros(line, time);
                time = read == LineTime.NONE ? time : Math.max(time, read);
                arrivals.add(new Arrival(time + lag, arrivals.size(), lines.next(line)));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time).thenComparingInt(Arrival::order));
        return arrivals;
    }

    /** When journald took an entry. */
    private static long came(String entry) {
        Matcher matcher = CAME.matcher(entry);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : LineTime.NONE;
    }

    /** How much later than it is written a file is read, in microseconds: {@code auth.log 8} in lag.txt, in seconds. */
    private long lagOf(String input) throws IOException {
        Path file = path.resolve("lag.txt");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            if (line.startsWith(input + " ")) {
                return 1_000_000 * Long.parseLong(line.substring(input.length() + 1));
            }
        }
        return 0;
    }

    List<AllowlistEntry> allowlist() throws IOException {
        Path file = path.resolve("allowlist.txt");
        return Files.exists(file) ? AllowlistFile.read(Files.readAllLines(file)) : List.of();
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
