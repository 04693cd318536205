package io.gatehouse.redact;

/** Finds what stands in quotes behind a phrase: {@code IDENTIFIED BY 'secret'}. */
final class PhraseMatcher implements TextMatcher {
    private final Rule.Phrases rule;

    PhraseMatcher(Rule.Phrases rule) {
        this.rule = rule;
    }

    @Override
    public void find(Text text, Findings found) {
        rule.phrases().forEach(phrase -> find(phrase, text, found));
    }

    private static void find(String phrase, Text text, Findings found) {
        String chars = text.chars();
        for (int at = Letters.indexOf(chars, phrase, 0); at >= 0; ) {
            int open = at + phrase.length();
            while (open < chars.length() && " (=\\".indexOf(chars.charAt(open)) >= 0) {
                open++;
            }
            int next = open;
            if (open < chars.length() && Letters.isQuote(chars.charAt(open))) {
                next = QuotedValue.end(chars, open);
                found.add(text, open + 1, next);
            }
            at = Letters.indexOf(chars, phrase, next);
        }
    }
}
