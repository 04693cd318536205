package io.gatehouse.streams.detect.sigma.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from. Fields that are equal give the same value, so that it is taken once. A value is null where the record has
 * none, a list where it has several, a number or a truth value as it is, else a text.
 */
public sealed interface Field
        permits FieldPath, Field.Raw, Field.RawLine, Field.First, Field.All, Field.Program, Field.Words {
    /** Its value in what is shown. */
    @Nullable
    Object of(View view);

    /** Whether only the session join knows the value. */
    default boolean isOfSession() {
        return false;
    }

    /** A pair of an audit record. */
    record Raw(String key) implements Field {
        @Override
        public @Nullable Object of(View view) {
            return view.audit().value(key);
        }
    }

    /** An audit record as it stands in the log. */
    record RawLine() implements Field {
        @Override
        public Object of(View view) {
            return view.audit().line();
        }
    }

    /** The first of several that is there. */
    record First(List<Field> fields) implements Field {
        public First {
            fields = List.copyOf(fields);
        }

        @Override
        public @Nullable Object of(View view) {
            for (Field field : fields) {
                Object value = field.of(view);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public boolean isOfSession() {
            return fields.stream().anyMatch(Field::isOfSession);
        }
    }

    /** The values of several. */
    record All(List<Field> fields) implements Field {
        public All {
            fields = List.copyOf(fields);
        }

        @Override
        public @Nullable Object of(View view) {
            List<Object> values = null;
            for (Field field : fields) {
                Object value = field.of(view);
                if (value != null) {
                    values = values == null ? new ArrayList<>() : values;
                    values.addAll(value instanceof List<?> several ? several : List.of(value));
                }
            }
            return values;
        }

        @Override
        public boolean isOfSession() {
            return fields.stream().anyMatch(Field::isOfSession);
        }
    }

    /**
     * The program that a command line names: {@code /usr/bin/id} of {@code LANG=C /usr/bin/id -u}. A name without a folder gets a slash
     * before it, {@code /id}: what it would be found as is not known, but rules ask for the end of the path.
     */
    record Program(Field commandLine) implements Field {
        @Override
        public @Nullable Object of(View view) {
            return commandLine.of(view) instanceof String line ? CommandLines.program(line) : null;
        }
    }

    /** A value in other words: {@code connected-to} is {@code true} for Sigma's Initiated. */
    record Words(Field field, Map<String, String> words) implements Field {
        public Words {
            words = Map.copyOf(words);
        }

        @Override
        public @Nullable Object of(View view) {
            return field.of(view) instanceof String value ? words.get(value) : null;
        }
    }
}
