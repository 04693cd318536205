package io.gatehouse.sinks.common;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Holds a setting for valid that can be read.
 *
 * @param what what is expected, for people: {@code mail addresses}
 * @param reader reads a value, which is a text or a list of texts as its type says; throws IllegalArgumentException, whose message
 *     says what is wrong with it
 */
public record Readable(String what, Consumer<Object> reader) implements ConfigDef.Validator {

    /** A text. */
    public static Readable text(String what, Consumer<String> reader) {
        return new Readable(what, value -> reader.accept((String) value));
    }

    /** A list of texts. */
    @SuppressWarnings("unchecked") // the type of the setting is LIST
    public static Readable list(String what, Consumer<List<String>> reader) {
        return new Readable(what, value -> reader.accept((List<String>) value));
    }

    @Override
    public void ensureValid(String name, Object value) {
        try {
            reader.accept(value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
