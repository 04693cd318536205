package io.gatehouse.streams.parse;

import java.nio.charset.StandardCharsets;

/** Undoes the hex that the kernel's audit writes for text it does not trust (audit_log_untrustedstring). */
final class Hex {

    private Hex() {}

    /**
     * The text behind upper-case hex; the value itself where it cannot be that, for the kernel writes hex only where the
     * text holds a blank, a quote, a control character or one beyond ASCII.
     */
    static String text(String value) {
        byte[] bytes = bytes(value);
        return bytes.length == 0 || !needsHex(bytes) ? value : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String value) {
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

    private static boolean needsHex(byte[] bytes) {
        for (byte b : bytes) {
            if (b == '"' || b < 0x21 || b == 0x7F) {
                return true;
            }
        }
        return false;
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
