package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.match.Fold;
import io.gatehouse.streams.detect.sigma.match.TextPattern;

/**
 * The longest stretch of a pattern without wildcards: a value that matches the pattern holds it.
 *
 * @param text folded
 * @param atStart whether it stands at the start of the value
 * @param atEnd whether it stands at the end of the value
 * @param whole whether a value that holds it there matches; else the whole pattern has to be tried
 */
record Literal(String text, boolean atStart, boolean atEnd, boolean whole) {
    /** Its text is empty where the pattern has only wildcards. */
    static Literal of(TextPattern pattern, boolean cased) {
        int best = 0;
        int bestEnd = 0;
        for (int from = 0; from < pattern.text().length(); from++) {
            int end = from;
            while (end < pattern.text().length() && pattern.isPlain(end)) {
                end++;
            }
            if (end - from > bestEnd - best) {
                best = from;
                bestEnd = end;
            }
            from = end;
        }
        int length = pattern.text().length();
        boolean whole = !cased
                && (best == 0 || best == 1 && pattern.isStar(0))
                && (bestEnd == length || bestEnd == length - 1 && pattern.isStar(bestEnd));
        return new Literal(Fold.of(pattern.text().substring(best, bestEnd)), best == 0, bestEnd == length, whole);
    }

    boolean isExact() {
        return atStart && atEnd;
    }
}
