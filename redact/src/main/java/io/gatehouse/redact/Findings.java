package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is secret in one line. */
final class Findings {
    private final List<Span> spans = new ArrayList<>();

    /** Notes the characters from {@code begin} to before {@code end} of a text, unless they hold no secret. */
    void add(Text text, int begin, int end) {
        if (begin < end && isSecret(text.chars(), begin, end, true)) {
            spans.add(text.span(begin, end));
        }
    }

    /** The same of a word, with the quotes that stand around just these characters where that is needed. */
    void add(Word word, int begin, int end) {
        if (begin < end && isSecret(word.value(), begin, end, word.isExpanded(begin))) {
            spans.add(word.span(begin, end));
        }
    }

    private static boolean isSecret(String chars, int begin, int end, boolean expanded) {
        return Placeholder.end(chars, begin) < end && !(expanded && Expansion.is(chars.substring(begin, end)));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The line with a hash in place of every secret; those that overlap count as one. */
    String replacedIn(String line, RedactionKey key) {
        spans.sort(Comparator.comparingInt(Span::from)
                .thenComparing(Comparator.comparingInt(Span::to).reversed()));
        StringBuilder clean = new StringBuilder(line.length());
        int copied = 0;
        for (int i = 0; i < spans.size(); ) {
            Span span = spans.get(i++);
            for (; i < spans.size() && spans.get(i).from() < span.to(); i++) {
                span = merged(span, spans.get(i), line);
            }
            clean.append(line, copied, span.from());
            clean.append(span.encoding().write(key.placeholder(span.secret())));
            copied = span.to();
        }
        return clean.append(line, copied, line.length()).toString();
    }

    private static Span merged(Span first, Span second, String line) {
        if (first.covers(second)) {
            return first;
        }
        return new Span(first.from(), second.to(), line.substring(first.from(), second.to()), first.encoding());
    }
}
