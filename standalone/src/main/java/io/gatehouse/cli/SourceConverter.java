package io.gatehouse.cli;

import io.gatehouse.streams.detect.Cidr;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where a login has to come from, in the one way of writing it: a block of addresses, {@code @NAME} or {@code /REGEX/}. */
final class SourceConverter implements ITypeConverter<String> {
    @Override
    public String convert(String written) {
        boolean named = written.startsWith("@") && written.length() > 1;
        boolean regex = written.length() > 2 && written.startsWith("/") && written.endsWith("/");
        try {
            return named || regex ? written : Cidr.parse(written).text();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage() + " (or a set, @vpn, or an expression, /10\\.1\\..*/)");
        }
    }
}
