package io.gatehouse.streams.parse;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.line.LineTime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps one {@link LineTime} per time zone, year and locale that lines come with. */
final class Clocks {
    private record Key(
            String zone, @Nullable Integer year, @Nullable String locale) {}

    private final Map<Key, LineTime> byZone = new ConcurrentHashMap<>();

    LineTime of(RawLine line) {
        Key key = new Key(line.getTimezone(), line.getYear(), line.getLocale());
        LineTime known = byZone.get(key);
        return known != null ? known : byZone.computeIfAbsent(key, Clocks::reader);
    }

    private static LineTime reader(Key key) {
        Locale locale = key.locale() == null ? null : Locale.forLanguageTag(key.locale());
        return new LineTime(zone(key.zone()), key.year(), locale);
    }

    /** The zone of that name; UTC for a name that this JDK does not know. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
