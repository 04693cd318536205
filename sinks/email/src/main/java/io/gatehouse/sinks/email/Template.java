package io.gatehouse.sinks.email;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text with placeholders, as Monit's mail-format has: {@code $LEVEL alert on $HOST}. A value is put in as it is: what looks like a
 * placeholder in it stays. A dollar sign before anything but a capital letter stands for itself.
 */
final class Template {
    private static final Pattern NAME = Pattern.compile("\\$([A-Z][A-Z_]*)");

    /** Words, and what follows them. */
    private record Piece(String words, @Nullable Placeholder placeholder) {}

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /** A template of a page. */
    static Template page(String text) {
        return of(text, placeholder -> true);
    }

    /** A template of one line. */
    static Template line(String text) {
        if (text.lines().count() > 1) {
            throw new IllegalArgumentException("it is more than one line");
        }
        return of(text, Placeholder::isOneLine);
    }

    private static Template of(String text, Predicate<Placeholder> usable) {
        List<Piece> pieces = new ArrayList<>();
        Matcher names = NAME.matcher(text);
        int end = 0;
        while (names.find()) {
            pieces.add(new Piece(text.substring(end, names.start()), placeholder(names.group(1), usable)));
            end = names.end();
        }
        pieces.add(new Piece(text.substring(end), null));
        return new Template(pieces);
    }

    private static Placeholder placeholder(String name, Predicate<Placeholder> usable) {
        return Arrays.stream(Placeholder.values())
                .filter(usable)
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("$" + name + " is not one of "
                        + Arrays.stream(Placeholder.values())
                                .filter(usable)
                                .map(known -> "$" + known.name())
                                .collect(Collectors.joining(" "))));
    }

    /** The text with these values. */
    String with(Function<Placeholder, String> values) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(piece.words());
            if (piece.placeholder() != null) {
                text.append(values.apply(piece.placeholder()));
            }
        }
        return text.toString();
    }
}
