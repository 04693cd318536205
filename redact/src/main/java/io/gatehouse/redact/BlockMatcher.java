package io.gatehouse.redact;

/** Finds what stands between two marks ({@code -----BEGIN … PRIVATE KEY-----}), or behind the first to a quote or the end of the text. */
final class BlockMatcher implements TextMatcher {
    private static final int LONGEST_MARK = 64;

    private final Rule.Blocks rule;

    BlockMatcher(Rule.Blocks rule) {
        this.rule = rule;
    }

    @Override
    public void find(Text text, Findings found) {
        String chars = text.chars();
        for (int mark = chars.indexOf(rule.within()); mark >= 0; ) {
            int begin = mark + rule.within().length();
            int next = begin;
            if (isBegun(chars.substring(Math.max(0, mark - LONGEST_MARK), mark))) {
                next = end(chars, begin);
                found.add(text, begin, next);
            }
            mark = chars.indexOf(rule.within(), next);
        }
    }

    private boolean isBegun(String before) {
        return before.lastIndexOf(rule.begins()) >= 0
                && before.lastIndexOf(rule.begins()) > before.lastIndexOf(rule.ends());
    }

    private int end(String chars, int begin) {
        int end = begin;
        while (end < chars.length() && !Letters.isQuote(chars.charAt(end)) && !chars.startsWith(rule.ends(), end)) {
            end++;
        }
        return end;
    }
}
