package io.gatehouse.streams.parse.form;

import io.gatehouse.streams.parse.form.Field.Kind;
import io.gatehouse.streams.parse.form.Template.Part;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to lay a template over a text: part by part, with every place where a hole can end tried in turn. The
 * places tried are limited to a multiple of the text's length; a text that needs more does not fit.
 */
final class Attempt {
    private static final int EFFORT = 16;
    private static final int LEAST_EFFORT = 1_024;

    private final Part[] parts;
    private final String text;
    private final int to;
    private final int[] spans;
    private int furthest;
    private int effort;
    /** A hole, and an end of it that does not count. */
    private int excludedHole = -1;

    private int excluded = -1;

    Attempt(Part[] parts, int holes, String text, int to) {
        this.parts = parts;
        this.text = text;
        this.to = to;
        this.spans = new int[2 * holes];
        this.effort = LEAST_EFFORT + EFFORT * text.length();
    }

    /** Begin and end of every hole; null where the template does not fit. */
    int @Nullable [] spans(int from) {
        return fits(0, 0, from) ? spans.clone() : null;
    }

    /** Index in the text up to which parts fitted. */
    int furthest() {
        return furthest;
    }

    /** Whether any of the holes can end elsewhere too while those before it stay as they are. */
    boolean fitsOtherwise(int[] found) {
        int hole = found.length / 2;
        for (int part = parts.length - 1; part >= 0; part--) {
            if (parts[part].field() == null) {
                continue;
            }
            hole--;
            excludedHole = hole;
            excluded = found[2 * hole + 1];
            if (parts[part].kind() != Kind.NUMBER && fits(part, hole, found[2 * hole])) {
                return true;
            }
        }
        return false;
    }

    private boolean counts(int hole, int end) {
        return hole != excludedHole || end != excluded;
    }

    private boolean fits(int part, int hole, int at) {
        furthest = Math.max(furthest, at);
        if (part == parts.length) {
            return at == to;
        }
        Part next = parts[part];
        if (next.field() == null) {
            int end = at + next.literal().length();
            return end <= to && text.startsWith(next.literal(), at)
                    ? fits(part + 1, hole, end)
                    : reaches(at + common(next.literal(), at));
        }
        return switch (next.kind()) {
            case NUMBER -> ends(part, hole, at, digits(at));
            case WORD -> fitsWord(part, hole, at);
            case TEXT -> endsLast(part, hole, at, to);
            case FIRST -> endsFirst(part, hole, at);
        };
    }

    /** Notes how far it went, and gives up. */
    private boolean reaches(int at) {
        furthest = Math.max(furthest, at);
        return false;
    }

    private int common(String literal, int at) {
        int same = 0;
        while (same < literal.length() && at + same < to && literal.charAt(same) == text.charAt(at + same)) {
            same++;
        }
        return same;
    }

    /** A word ends at a blank; where the template goes on with something else, at the last place that fits. */
    private boolean fitsWord(int part, int hole, int at) {
        int end = at;
        while (end < to && text.charAt(end) != ' ') {
            end++;
        }
        effort -= end - at;
        boolean whole = part + 1 == parts.length || parts[part + 1].literal().charAt(0) == ' ';
        return end > at && effort > 0 && (whole ? ends(part, hole, at, end) : endsLast(part, hole, at + 1, end));
    }

    /** The rest begins at the last place from {@code first} to {@code limit} that fits. */
    private boolean endsLast(int part, int hole, int first, int limit) {
        int at = parts[part].isFree() ? first : first - 1;
        if (part + 1 == parts.length) {
            return ends(part, hole, at, to);
        }
        String literal = parts[part + 1].literal();
        for (int end = Math.min(limit, to - 1); end >= first && effort > 0; end--) {
            effort--;
            if (text.startsWith(literal, end) && ends(part, hole, at, end)) {
                return true;
            }
        }
        return false;
    }

    /** The rest begins at the first place that fits. */
    private boolean endsFirst(int part, int hole, int at) {
        if (part + 1 == parts.length) {
            return ends(part, hole, at, to);
        }
        String literal = parts[part + 1].literal();
        for (int end = at; end < to && effort > 0; end++) {
            effort--;
            if (text.startsWith(literal, end) && ends(part, hole, at, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the rest fits behind a hole from {@code at} to {@code end}. */
    private boolean ends(int part, int hole, int at, int end) {
        if (end < 0 || !counts(hole, end) || !fits(part + 1, hole + 1, end)) {
            return false;
        }
        spans[2 * hole] = at;
        spans[2 * hole + 1] = end;
        return true;
    }

    private int digits(int at) {
        int end = at;
        while (end < to && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == at || end - at > 18 ? -1 : end;
    }
}
