package io.gatehouse.streams.detect.sigma.match;

import com.google.re2j.Pattern;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The key of a selection: a field with its modifiers, {@code CommandLine|contains|all}.
 *
 * @param field empty for keywords
 * @param kind what its values are: equals, contains, startswith, endswith, re, cidr, hours (ours), exists, lt, lte, gt or gte
 * @param all whether all values have to match, not only one
 * @param cased whether capitals are told from small letters
 * @param flags of a regular expression
 */
record FieldKey(String field, String kind, boolean all, boolean cased, int flags) {
    private static final Set<String> KINDS =
            Set.of("contains", "startswith", "endswith", "re", "cidr", "hours", "exists", "lt", "lte", "gt", "gte");
    private static final Set<String> OF_TEXT = Set.of("equals", "contains", "startswith", "endswith");

    static FieldKey read(String written, int line) {
        List<String> words = List.of(written.split("\\|", -1));
        List<String> modifiers = new ArrayList<>(words.subList(1, words.size()));
        boolean all = modifiers.remove("all");
        boolean cased = modifiers.remove("cased");
        String kind = modifiers.isEmpty() ? "equals" : modifiers.remove(0);
        if (!kind.equals("equals") && !KINDS.contains(kind)) {
            throw unsupported(kind, line);
        }
        int flags = 0;
        for (String modifier : modifiers) {
            flags |= kind.equals("re") ? flag(modifier, line) : refuse(modifier, line);
        }
        if (cased && !OF_TEXT.contains(kind)) {
            throw new Refusal(line, "modifier cased does not go with " + kind);
        }
        if (all && kind.equals("exists")) {
            throw new Refusal(line, "modifier all does not go with exists");
        }
        return new FieldKey(words.get(0).strip(), kind, all, cased, flags);
    }

    private static int flag(String modifier, int line) {
        return switch (modifier) {
            case "i" -> Pattern.CASE_INSENSITIVE;
            case "m" -> Pattern.MULTILINE;
            case "s" -> Pattern.DOTALL;
            default -> refuse(modifier, line);
        };
    }

    private static int refuse(String modifier, int line) {
        if (KINDS.contains(modifier)) {
            throw new Refusal(line, "modifier " + modifier + " does not go with the one before it");
        }
        throw unsupported(modifier, line);
    }

    private static Refusal unsupported(String modifier, int line) {
        return new Refusal(line, "modifier " + modifier + " is not supported");
    }
}
