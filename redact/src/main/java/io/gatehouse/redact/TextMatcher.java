package io.gatehouse.redact;

/** Finds secrets in a text as it stands, quotes and all. */
interface TextMatcher {
    void find(Text text, Findings found);
}
