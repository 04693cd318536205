package io.gatehouse.cli;

import io.gatehouse.standalone.UserError;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an address or a block of addresses on the command line. */
final class BlockConverter implements ITypeConverter<AddressBlock> {
    @Override
    public AddressBlock convert(String written) {
        try {
            return AddressBlock.parse(written);
        } catch (UserError e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
