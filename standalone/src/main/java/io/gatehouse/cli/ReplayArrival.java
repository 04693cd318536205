package io.gatehouse.cli;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.line.LineTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the lines of a replay came: each at the time it carries, none before the one ahead of it. So a replay of the same files gives
 * the same records whenever it runs.
 */
final class ReplayArrival {
    private final ZoneId zone;
    private final @Nullable Locale locale;
    private final long now;
    private final Map<@Nullable Integer, LineTime> times = new HashMap<>();
    private long latest;

    /** {@code now}, in microseconds, is what missing years are inferred from. */
    ReplayArrival(ZoneId zone, @Nullable Locale locale, long now) {
        this.zone = zone;
        this.locale = locale;
        this.now = now;
    }

    long of(RawLine line) {
        byte[] bytes = new byte[line.getLine().remaining()];
        line.getLine().duplicate().get(bytes);
        LineTime reader = times.computeIfAbsent(line.getYear(), year -> new LineTime(zone, year, locale));
        latest = Math.max(latest, reader.micros(bytes, now));
        return latest;
    }

    long latest() {
        return latest;
    }
}
