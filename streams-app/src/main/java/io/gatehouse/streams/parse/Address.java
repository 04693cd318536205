package io.gatehouse.streams.parse;

import io.gatehouse.model.EcsSource;

/** Tells a numeric address from a name, without ever asking a resolver. */
public final class Address {
    static final int MAX_PORT = 65_535;
    private static final String MAPPED = "::ffff:";
    private static final int V6_GROUPS = 8;

    private Address() {}

    /** A source with {@code ip} where the text is a numeric address, and {@code address} where it is not only that. */
    public static EcsSource read(String written) {
        EcsSource source = new EcsSource();
        int zone = written.indexOf('%');
        String text = zone < 0 ? written : written.substring(0, zone);
        boolean mapped = text.startsWith(MAPPED) && isV4(text, MAPPED.length());
        if (mapped) {
            source.setIp(text.substring(MAPPED.length()));
        } else if (isV4(text, 0) || isV6(text)) {
            source.setIp(text);
        }
        if (zone >= 0 || source.getIp() == null) {
            source.setAddress(written.isEmpty() ? null : written);
        }
        return source;
    }

    /** Whether the text is an address of IPv4 or IPv6 and nothing else. */
    public static boolean isNumeric(String text) {
        return isV4(text, 0) || isV6(text);
    }

    /** Four decimal numbers below 256 without leading zeros, from {@code at} to the end. */
    private static boolean isV4(String text, int at) {
        int groups = 1;
        int digits = 0;
        int value = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0) {
                groups++;
                digits = 0;
                value = 0;
            } else if (c >= '0' && c <= '9' && !(digits > 0 && value == 0)) {
                digits++;
                value = value * 10 + c - '0';
            } else {
                return false;
            }
            if (value > 255) {
                return false;
            }
        }
        return groups == 4 && digits > 0;
    }

    /** RFC 4291 section 2.2: eight groups of up to four hex digits, one run of zero groups written as {@code ::}. */
    private static boolean isV6(String text) {
        int groups = 0;
        boolean gap = false;
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("::", at) && !gap) {
                gap = true;
                at += 2;
            } else if (at > 0 && text.charAt(at) == ':' && text.charAt(at - 1) != ':') {
                at++;
                if (at == text.length()) {
                    return false;
                }
            }
            int digits = hexDigits(text, at);
            if (digits == 0) {
                return gap && at == text.length() && groups < V6_GROUPS;
            }
            if (at + digits < text.length() && text.charAt(at + digits) == '.') {
                return isV4(text, at) && (gap ? groups + 2 < V6_GROUPS : groups + 2 == V6_GROUPS);
            }
            groups++;
            at += digits;
            if (digits > 4 || at < text.length() && text.charAt(at) != ':') {
                return false;
            }
        }
        return gap ? groups < V6_GROUPS : groups == V6_GROUPS;
    }

    private static int hexDigits(String text, int at) {
        int end = at;
        while (end < text.length() && Character.digit(text.charAt(end), 16) >= 0 && text.charAt(end) < 128) {
            end++;
        }
        return end - at;
    }
}
