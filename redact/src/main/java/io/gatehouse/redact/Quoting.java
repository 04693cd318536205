package io.gatehouse.redact;

/** The quotes of a word: what stands between two quotes is one segment of it, what stands outside of them the segment 0. */
final class Quoting {
    private final Text typed;
    private final Decoded value;
    private final int[] segments;
    private final int wordBegin;
    private final int wordEnd;

    /**
     * @param typed what the word stands in
     * @param value what it means
     * @param segments the segment of each character; negative where nothing is expanded in it
     * @param wordBegin where in {@code typed} the word begins
     * @param wordEnd where it ends
     */
    Quoting(Text typed, Decoded value, int[] segments, int wordBegin, int wordEnd) {
        this.typed = typed;
        this.value = value;
        this.segments = segments;
        this.wordBegin = wordBegin;
        this.wordEnd = wordEnd;
    }

    boolean isExpanded(int index) {
        return segments[index] >= 0;
    }

    boolean isQuoted(int index) {
        return segments[index] != 0;
    }

    /**
     * The same with its quotes where it is not within one pair of them, so that no half pair stays; with the whole word where a pair
     * holds more than it.
     */
    Span whole(Span bare, int begin, int end) {
        int first = segments[begin];
        int last = segments[end - 1];
        if (first == last) {
            return bare;
        }
        boolean opens = first == 0 || begin == 0 || segments[begin - 1] != first;
        boolean closes = last == 0 || end == value.length() || segments[end] != last;
        int from = opens ? openingOf(begin, first) : wordBegin;
        int to = closes ? value.end(end - 1) + (last == 0 ? 0 : 1) : wordEnd;
        return new Span(typed.from(from), typed.to(to - 1), bare.secret(), bare.encoding());
    }

    private int openingOf(int begin, int segment) {
        int at = value.begin(begin);
        if (segment == 0) {
            return at;
        }
        boolean ansi = at >= wordBegin + 2 && typed.chars().startsWith("$'", at - 2);
        return Math.max(wordBegin, ansi ? at - 2 : at - 1);
    }
}
