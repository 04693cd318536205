package io.gatehouse.sinks.monitis;

import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/**
 * How records of a kind become results.
 *
 * @param every whether each revision is told, or the first only
 * @param values a template for each of the monitor's parameters
 */
record Mapping(CustomMonitor monitor, boolean every, Map<String, Template> values) {
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

    Mapping {
        values = Map.copyOf(values);
    }

    /**
     * Reads {@code name:template;…}.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    static Map<String, Template> templates(String text) {
        Map<String, Template> templates = new LinkedHashMap<>();
        for (String entry : text.split(";")) {
            int colon = entry.indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException(entry + " is not name:template, such as host:${host.name}");
            }
            templates.put(entry.substring(0, colon).trim(), Template.of(entry.substring(colon + 1)));
        }
        return templates;
    }

    /**
     * The types of the parameters by their names.
     *
     * @throws IllegalArgumentException if they are not written {@code name:display name:unit:type;…}
     */
    static Map<String, String> types(String resultParams) {
        Map<String, String> types = new LinkedHashMap<>();
        for (String entry : resultParams.split(";")) {
            String[] fields = entry.split(":", -1);
            if (fields.length < 4 || !fields[3].matches("[1-4]") || fields[0].isBlank()) {
                throw new IllegalArgumentException(
                        entry
                                + " is not name:display name:unit:type with type 1 (boolean), 2 (integer), 3 (text) or 4 (decimal)");
            }
            types.put(fields[0], fields[3]);
        }
        return types;
    }

    boolean tells(Document record) {
        Long revision = record.number("gatehouse.revision");
        return every || revision == null || revision <= 1;
    }

    /**
     * The values of a record.
     *
     * @throws DataException if one is not of its type
     */
    Map<String, String> values(Document record) {
        Map<String, String> types = types(monitor.resultParams());
        Map<String, String> filled = new LinkedHashMap<>();
        types.forEach((name, type) -> {
            Template template = values.get(name);
            if (template != null) {
                filled.put(name, typed(name, type, template.fill(record)));
            }
        });
        return filled;
    }

    private static String typed(String name, String type, String value) {
        boolean right = switch (type) {
            case "1" -> value.equals("true") || value.equals("false");
            case "2" -> INTEGER.matcher(value).matches();
            case "4" -> DECIMAL.matcher(value).matches();
            default -> true;
        };
        if (!right && !value.isEmpty()) {
            throw new DataException(name + " is not of type " + type + ": " + value);
        }
        return value;
    }
}
