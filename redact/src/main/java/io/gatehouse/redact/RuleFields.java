package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one rule. */
final class RuleFields {
    private final Map<String, Object> fields;
    private final Set<String> read = new HashSet<>();

    RuleFields(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The only one of these fields that is there. */
    String oneOf(Set<String> kinds) {
        List<String> found = kinds.stream().filter(fields::containsKey).toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException("it has to have exactly one of the fields " + String.join(", ", kinds));
        }
        return found.get(0);
    }

    @Nullable
    String text(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException(name + ": " + value + " is no text; put it in quotes");
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    int number(String name, int otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number >= 0) {
            return number;
        }
        throw new IllegalArgumentException(name + ": " + value + " is no number from 0 on");
    }

    boolean flag(String name) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return value != null && (Boolean) value;
        }
        throw new IllegalArgumentException(name + ": " + value + " is neither true nor false");
    }

    /** The texts of a list; none where it is missing. */
    List<String> texts(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(name + ": " + value + " is no list");
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String text) || text.isEmpty()) {
                throw new IllegalArgumentException(name + ": " + item + " is no text; put it in quotes");
            }
            texts.add(text);
        }
        return texts;
    }

    /** The texts of a list that has to have one. */
    List<String> some(String name) {
        List<String> texts = texts(name);
        if (texts.isEmpty()) {
            throw new IllegalArgumentException(name + ": is empty");
        }
        return texts;
    }

    void requireNothingElse() {
        for (String name : fields.keySet()) {
            if (!read.contains(name)) {
                throw new IllegalArgumentException(name + ": does not belong to a rule of this kind");
            }
        }
    }

    private @Nullable Object value(String name) {
        read.add(name);
        return fields.get(name);
    }
}
