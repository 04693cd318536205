package io.gatehouse.standalone;

import io.gatehouse.schemas.line.LineTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes the logs of a recorded case once more, in pieces, as if all in them happened now. */
final class LiveRecording {
    private static final List<String> FILES = List.of("auth.log", "commands.log", "audit.log");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");
    /** The time of a header, of the hook's record and of an audit record. */
    private static final Pattern TIMES =
            Pattern.compile("^2026-\\S+\\+00:00|(?<= t=)\\d+\\.\\d{6}|(?<=audit\\()\\d+\\.\\d{3}");

    private record Line(String file, long time, String text) {}

    private final Path logs;
    private final List<Line> lines = new ArrayList<>();
    private int next;

    /** Of a case, into a folder. */
    LiveRecording(Path recording, Path logs) throws IOException {
        this.logs = logs;
        LineTime times = new LineTime(ZoneOffset.UTC, 2026);
        for (String file : FILES) {
            long latest = 0;
            for (String text : Files.readAllLines(recording.resolve(file))) {
                latest = Math.max(latest, times.micros(text, 0));
                lines.add(new Line(file, latest, text));
            }
        }
        lines.sort((one, other) -> Long.compare(one.time(), other.time()));
    }

    boolean isOver() {
        return next == lines.size();
    }

    /** Writes what happened in so many further microseconds of the recording, the last of it now. */
    void write(long micros) throws IOException {
        long end = lines.get(next).time() + micros;
        long shift = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - end;
        while (next < lines.size() && lines.get(next).time() < end) {
            Line line = lines.get(next++);
            Files.writeString(
                    logs.resolve(line.file()),
                    shifted(line.text(), shift) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static String shifted(String text, long shift) {
        return TIMES.matcher(text).replaceAll(match -> shifted(match, shift));
    }

    private static String shifted(MatchResult match, long shift) {
        String time = match.group();
        if (time.endsWith("+00:00")) {
            return STAMP.format(Instant.parse(time.replace("+00:00", "Z"))
                    .plus(shift, ChronoUnit.MICROS)
                    .atOffset(ZoneOffset.UTC));
        }
        // the kernel's clock has milliseconds
        long unit = time.length() - time.indexOf('.') == 4 ? shift / 1000 * 1000 : shift;
        return new BigDecimal(time)
                .add(BigDecimal.valueOf(unit, 6))
                .setScale(time.length() - time.indexOf('.') - 1)
                .toPlainString();
    }
}
