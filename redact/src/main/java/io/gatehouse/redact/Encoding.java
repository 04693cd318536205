package io.gatehouse.redact;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.StringJoiner;

/** How a text stands in its line, and so how what replaces a part of it has to be written. */
enum Encoding {
    /** As it is. */
    PLAIN {
        @Override
        String write(String text) {
            return text;
        }
    },
    /** Two capital digits a byte, as the kernel's audit writes what it does not trust. */
    HEX {
        @Override
        String write(String text) {
            return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    },
    /** Decimal numbers with commas between, as journald writes bytes that are no printable text. */
    NUMBERS {
        @Override
        String write(String text) {
            StringJoiner numbers = new StringJoiner(",");
            text.chars().forEach(c -> numbers.add(String.valueOf(c)));
            return numbers.toString();
        }
    };

    abstract String write(String text);
}
