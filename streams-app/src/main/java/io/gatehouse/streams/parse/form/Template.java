package io.gatehouse.streams.parse.form;

import io.gatehouse.streams.parse.form.Field.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message with holes: {@code Failed {method} for {user} from {source} port {port} ssh2}. A hole names a
 * {@link Field}, and may name another {@link Kind} than the field has: {@code {user:word}}. Between two holes stands a
 * literal. Matching takes time in proportion to the length of the text.
 */
public final class Template {
    /** A literal, or a hole. */
    public record Part(String literal, @Nullable Field field, Kind kind) {

        /** Whether this is a hole that may hold blanks. */
        public boolean isFree() {
            return field != null && (kind == Kind.TEXT || kind == Kind.FIRST);
        }
    }

    /** What was found: where the holes are, and whether there is a second way to read the text. */
    public record Match(int[] spans, boolean ambiguous) {
        /** The same, marked as ambiguous. */
        Match inDoubt() {
            return new Match(spans, true);
        }

        public int from(int hole) {
            return spans[2 * hole];
        }

        public int to(int hole) {
            return spans[2 * hole + 1];
        }
    }

    private final String source;
    private final Part[] parts;
    private final String beginning;
    private final Field[] holes;
    private final boolean guesses;

    Template(String source) {
        this.source = source;
        List<Part> compiled = compile(source);
        this.parts = compiled.toArray(Part[]::new);
        this.beginning = parts[0].literal();
        this.holes = compiled.stream().map(Part::field).filter(f -> f != null).toArray(Field[]::new);
        this.guesses = guesses(compiled);
    }

    /** Whether a text can fit in two ways: two holes take what stands between them, or a word takes it. */
    private static boolean guesses(List<Part> parts) {
        boolean twoFree = parts.stream().filter(Part::isFree).count() > 1;
        for (int i = 1; i + 1 < parts.size() && !twoFree; i++) {
            boolean narrow =
                    parts.get(i).field() == null && parts.get(i).literal().indexOf(' ') < 0;
            twoFree = narrow
                    && parts.get(i - 1).kind() != Kind.NUMBER
                    && parts.get(i + 1).kind() != Kind.NUMBER;
        }
        return twoFree;
    }

    private static List<Part> compile(String source) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf('{', at);
            int end = open < 0 ? source.length() : open;
            if (end > at) {
                parts.add(new Part(source.substring(at, end), null, Kind.TEXT));
            } else if (at > 0) {
                throw new IllegalArgumentException(source + ": two holes without text between them");
            }
            at = open < 0 ? end : hole(source, open, parts);
        }
        return parts;
    }

    private static int hole(String source, int open, List<Part> parts) {
        int close = source.indexOf('}', open);
        String[] words =
                source.substring(open + 1, close).toUpperCase(Locale.ROOT).split(":", 2);
        Field field = Field.valueOf(words[0]);
        parts.add(new Part("", field, words.length > 1 ? Kind.valueOf(words[1]) : field.kind()));
        return close + 1;
    }

    /** The literal that every match begins with; empty where there is none. */
    String beginning() {
        return beginning;
    }

    /** Whether blanks at the end of a text are of its last hole. */
    boolean isFreeAtTheEnd() {
        Part last = parts[parts.length - 1];
        return last.isFree() && last.field() != Field.SKIP;
    }

    public List<Part> parts() {
        return List.of(parts);
    }

    public Field[] holes() {
        return holes;
    }

    /** Matches all of the text from {@code from} to {@code to}; null where it does not fit. */
    @Nullable
    public Match match(String text, int from, int to) {
        if (!text.startsWith(beginning, from)) {
            return null;
        }
        Attempt attempt = new Attempt(parts, holes.length, text, to);
        int[] spans = attempt.spans(from);
        return spans == null ? null : new Match(spans, guesses && attempt.fitsOtherwise(spans));
    }

    /** How many characters of the text the template could account for before it failed. */
    public int progress(String text, int from, int to) {
        Attempt attempt = new Attempt(parts, holes.length, text, to);
        return attempt.spans(from) != null ? to : Math.max(from, attempt.furthest());
    }

    /** The message that has these texts in its holes. */
    String print(Map<Field, String> values) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.field() == null ? part.literal() : values.getOrDefault(part.field(), ""));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return source;
    }
}
