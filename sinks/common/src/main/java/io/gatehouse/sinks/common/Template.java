package io.gatehouse.sinks.common;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Text with fields of a record in it: {@code ${rule.name}}; {@code ${host.name|host.id}} is the first of them that the record has,
 * {@code ${source.ip|}} is nothing where it has none, and {@code ${gatehouse.login.method?sshd}} is {@code sshd} where it has that
 * field. Of a list all texts are given, with commas.
 */
public final class Template {
    private static final Pattern FIELD = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern PATHS =
            Pattern.compile("PATH(\\?[^|?]+)?(\\|PATH(\\?[^|?]+)?)*\\|?".replace("PATH", "@?\\w+(\\.\\w+)*"));

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a field is not written as it should be; the message names it
     */
    public static Template of(String text) {
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            if (!PATHS.matcher(field.group(1)).matches()) {
                throw new IllegalArgumentException(
                        field.group() + " is no field: expected ${rule.name}, ${host.name|host.id} or ${source.ip|}");
            }
        }
        return new Template(text);
    }

    /**
     * The text with what the record has in the place of its fields.
     *
     * @throws DataException if the record has none of a field's names
     */
    public String fill(Document record) {
        return FIELD.matcher(text).replaceAll(field -> Matcher.quoteReplacement(value(record, field.group(1))));
    }

    private static String value(Document record, String paths) {
        for (String path : paths.split("\\|", -1)) {
            String value = path.isEmpty() ? "" : textAt(record, path);
            if (value != null) {
                return value;
            }
        }
        throw new DataException("the record has no " + paths.replace("|", " nor "));
    }

    private static @Nullable String textAt(Document record, String path) {
        String[] parts = path.split("\\?", 2);
        List<String> items = record.texts(parts[0]);
        String value = items.isEmpty() ? record.text(parts[0]) : String.join(", ", items);
        return value == null || parts.length == 1 ? value : parts[1];
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
