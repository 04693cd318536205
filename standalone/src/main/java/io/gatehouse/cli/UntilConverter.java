package io.gatehouse.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the end of a validity: a day counts to its end. */
final class UntilConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String written) {
        try {
            return written.contains("T")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDate.parse(written)
                            .plusDays(1)
                            .atStartOfDay(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + written + "' is neither a day (2027-01-31) nor a moment (2027-01-31T18:00:00Z)");
        }
    }
}
