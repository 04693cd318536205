package io.gatehouse.redact;

/** Finds tokens that can be told by how they begin ({@code ghp_…}). */
final class TokenMatcher implements TextMatcher {
    private final Rule.Tokens rule;

    TokenMatcher(Rule.Tokens rule) {
        this.rule = rule;
    }

    @Override
    public void find(Text text, Findings found) {
        rule.tokens().forEach(token -> find(token, text, found));
    }

    private void find(String token, Text text, Findings found) {
        String chars = text.chars();
        for (int at = chars.indexOf(token); at >= 0; ) {
            int end = at + token.length();
            while (end < chars.length() && isOfToken(chars.charAt(end))) {
                end++;
            }
            if (end - at - token.length() >= rule.least()
                    && (at == 0 || !Letters.isAlphanumeric(chars.charAt(at - 1)))) {
                found.add(text, at, end);
            }
            at = chars.indexOf(token, end);
        }
    }

    private boolean isOfToken(char c) {
        return Letters.isAlphanumeric(c) || rule.chars().indexOf(c) >= 0;
    }
}
