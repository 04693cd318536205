package io.gatehouse.streams.parse.audit;

import java.nio.charset.StandardCharsets;

/** Undoes the hex that the kernel's audit writes for text it does not trust (audit_log_untrustedstring). */
final class Hex {
    /** From so many bytes on, digits and capitals from A to F alone are hex. */
    private static final int LONG = 4;

    private Hex() {}

    /**
     * The text behind upper-case hex; the value itself where it is hardly that: for the kernel writes hex only where the
     * text holds a blank, a quote, a control character or one beyond ASCII, and a short word or number may look like hex.
     */
    static String text(String value) {
        byte[] bytes = isUpperCase(value) ? bytes(value) : new byte[0];
        return bytes.length == 0 || !needsHex(bytes) ? value : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isUpperCase(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 'F') {
                return false;
            }
        }
        return true;
    }

    /** The bytes behind hex of either case; none where the value is no hex. */
    static byte[] bytes(String value) {
        if (value.length() % 2 != 0) {
            return new byte[0];
        }
        byte[] bytes = new byte[value.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = digit(value.charAt(2 * i));
            int low = digit(value.charAt(2 * i + 1));
            if (high < 0 || low < 0) {
                return new byte[0];
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    /** Whether text of these bytes is written in hex. Of {@code 10} alone it is likelier that it is a number. */
    private static boolean needsHex(byte[] bytes) {
        if (bytes.length == 1 && isNumber(bytes[0])) {
            return false;
        }
        if (bytes.length >= LONG) {
            return true;
        }
        for (byte b : bytes) {
            if (b == '"' || b < 0x21 || b == 0x7F) {
                return true;
            }
        }
        return false;
    }

    /** Whether the hex of a control character that nobody types alone is a decimal number. */
    private static boolean isNumber(byte b) {
        return b >= 0 && b < 0x20 && (b & 0xF) < 10 && b != '\t';
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9'
                ? c - '0'
                : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }
}
