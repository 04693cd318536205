package io.gatehouse.redact;

/** Finds the password in {@code https://user:password@host}; the last {@code @} before the path counts (RFC 3986, 3.2.1). */
final class UrlMatcher implements TextMatcher {
    private static final String MARK = "://";
    private static final String ENDS = "/?#\"'`<>|;\\";

    private final int tokenLength;

    UrlMatcher(Rule.Urls rule) {
        this.tokenLength = rule.urls();
    }

    @Override
    public void find(Text text, Findings found) {
        String chars = text.chars();
        for (int mark = chars.indexOf(MARK); mark >= 0; ) {
            int begin = mark + MARK.length();
            int end = begin;
            int at = -1;
            int colon = -1;
            for (; end < chars.length() && !isEnd(chars.charAt(end)); end++) {
                at = chars.charAt(end) == '@' ? end : at;
                colon = chars.charAt(end) == ':' && colon < 0 && !Placeholder.isColon(chars, end) ? end : colon;
            }
            if (colon >= 0 && colon < at) {
                found.add(text, colon + 1, at);
            } else if (at - begin >= tokenLength && tokenLength > 0 && isToken(chars, begin, at)) {
                found.add(text, begin, at);
            }
            mark = chars.indexOf(MARK, Math.max(begin, end - MARK.length()));
        }
    }

    private static boolean isEnd(char c) {
        return Letters.isBlank(c) || ENDS.indexOf(c) >= 0;
    }

    private static boolean isToken(String chars, int from, int to) {
        boolean digits = false;
        for (int i = from; i < to; i++) {
            char c = chars.charAt(i);
            digits |= c >= '0' && c <= '9';
            if (!Letters.isAlphanumeric(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return digits;
    }
}
