package io.gatehouse.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time: {@code 30m}, {@code 12h}, {@code 7d}. */
final class SpanConverter implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhdw])");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", ChronoUnit.DAYS.getDuration(),
            "w", Duration.ofDays(7));

    @Override
    public Duration convert(String written) {
        Matcher parts = SPAN.matcher(written);
        Duration unit = parts.matches() ? UNITS.get(parts.group(2)) : null;
        if (unit == null) {
            throw new TypeConversionException("'" + written + "' is no length of time: write 30m, 12h or 7d");
        }
        return unit.multipliedBy(Long.parseLong(parts.group(1)));
    }
}
