package io.gatehouse.sinks.webhook;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code {{alert.rule.name}}} or, made fit and cut, {@code {{title|line:255}}}.
 *
 * @param path what it names
 * @param filter null where the value stands as it is
 * @param longest in characters, of what the filter gives
 */
record Placeholder(String path, @Nullable Filter filter, int longest) {
    /** Anything that looks like one. */
    static final Pattern ANY = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

    private static final Pattern FORM =
            Pattern.compile("\\s*([a-z_.]+)\\s*(?:\\|\\s*(line|slack):([1-9][0-9]{1,4})\\s*)?");

    /**
     * Reads what stands between the braces.
     *
     * @throws IllegalArgumentException where it names nothing that there is
     */
    static Placeholder of(MatchResult found) {
        Matcher form = FORM.matcher(found.group(1));
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    found.group() + " is not of the form {{title}}, {{title|line:255}} or {{text|slack:2900}}");
        }
        if (!Values.isKnown(form.group(1))) {
            throw new IllegalArgumentException(found.group() + " names no field of a notification");
        }
        return form.group(2) == null
                ? new Placeholder(form.group(1), null, 0)
                : new Placeholder(
                        form.group(1),
                        Filter.valueOf(form.group(2).toUpperCase(Locale.ROOT)),
                        Integer.parseInt(form.group(3)));
    }

    /** The value: a text where there is a filter, whatever it is where there is none. */
    @Nullable
    Object in(Values values) {
        Object value = values.at(path);
        return filter == null || value == null ? value : filter.of(text(value), longest);
    }

    /** Of a value within a text. */
    static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Placeholder::text).collect(Collectors.joining(", "));
        }
        return value == null ? "" : value.toString();
    }
}
