package io.gatehouse.cli;

import io.gatehouse.streams.detect.Cidr;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address or a block of addresses on the command line. */
final class BlockConverter implements ITypeConverter<Cidr> {
    @Override
    public Cidr convert(String written) {
        try {
            return Cidr.parse(written);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
