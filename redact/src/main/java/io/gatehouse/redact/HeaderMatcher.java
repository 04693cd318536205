package io.gatehouse.redact;

import java.util.List;
import java.util.Locale;

/** Finds the values of headers: {@code Authorization: Bearer secret}; also where no quotes hold them together. */
final class HeaderMatcher implements TextMatcher {
    private static final String ENDS = "\"'`\\";

    private final List<String> headers;
    private final List<String> schemes;

    HeaderMatcher(Rule.Headers rule) {
        this.headers = rule.headers();
        this.schemes = rule.schemes();
    }

    @Override
    public void find(Text text, Findings found) {
        headers.forEach(header -> find(header, text, found));
    }

    private void find(String header, Text text, Findings found) {
        String chars = text.chars();
        for (int at = Letters.indexOf(chars, header, 0); at >= 0; ) {
            int next = at + header.length();
            if (next < chars.length() && chars.charAt(next) == ':' && !isInName(chars, at)) {
                int begin = behindScheme(chars, Letters.skipBlanks(chars, next + 1));
                next = end(chars, begin);
                found.add(text, begin, next);
            }
            at = Letters.indexOf(chars, header, next);
        }
    }

    private static boolean isInName(String chars, int at) {
        return at > 0 && Letters.isOfName(chars.charAt(at - 1));
    }

    private int behindScheme(String chars, int at) {
        int end = at;
        while (end < chars.length() && Letters.isOfName(chars.charAt(end))) {
            end++;
        }
        int next = Letters.skipBlanks(chars, end);
        boolean scheme = end > at
                && next > end
                && next < chars.length()
                && schemes.contains(chars.substring(at, Math.min(end, at + 32)).toLowerCase(Locale.ROOT));
        return scheme ? next : at;
    }

    /** A blank ends it, unless it has further parts behind a semicolon or comma. */
    private static int end(String chars, int begin) {
        int end = begin;
        while (end < chars.length() && ENDS.indexOf(chars.charAt(end)) < 0) {
            boolean goesOn = end > begin && ";,".indexOf(chars.charAt(end - 1)) >= 0;
            if (Letters.isBlank(chars.charAt(end)) && !goesOn) {
                break;
            }
            end++;
        }
        return end;
    }
}
