package io.gatehouse.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the beginning of a period: a day counts from its beginning. */
final class FromConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String written) {
        try {
            return written.contains("T")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDate.parse(written)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + written + "' is neither a day (2026-11-21) nor a moment (2026-11-21T08:00:00Z)");
        }
    }
}
