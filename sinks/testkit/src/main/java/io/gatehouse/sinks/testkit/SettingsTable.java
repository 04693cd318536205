package io.gatehouse.sinks.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The table of settings in a sink's page, made from its definition: between {@code <!-- settings -->} and {@code <!-- end of
 * settings -->}.
 */
final class SettingsTable {
    private static final String BEGIN = "<!-- settings -->\n";
    private static final String END = "<!-- end of settings -->";

    private SettingsTable() {}

    /** Fails where the page says something else; with {@code -Dgatehouse.docs=write} writes it into the page. */
    static void hold(ConfigDef definition, Path page) throws IOException {
        String text = Files.readString(page);
        assertThat(text).as(page.toString()).contains(BEGIN, END);
        String now = text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                + of(definition)
                + text.substring(text.indexOf(END));
        if ("write".equals(System.getProperty("gatehouse.docs"))) {
            Files.writeString(page, now);
        }
        assertThat(Files.readString(page))
                .as("%s; written anew with -Dgatehouse.docs=write", page)
                .isEqualTo(now);
    }

    private static String of(ConfigDef definition) {
        StringBuilder table = new StringBuilder("| setting | meaning | default |\n|---|---|---|\n");
        List<ConfigDef.ConfigKey> keys = definition.configKeys().values().stream()
                .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                .toList();
        for (String group : definition.groups()) {
            table.append("| **").append(group).append("** | | |\n");
            keys.stream().filter(key -> group.equals(key.group)).forEach(key -> table.append(row(key)));
        }
        keys.stream().filter(key -> key.group == null).forEach(key -> table.append(row(key)));
        return table.toString();
    }

    private static String row(ConfigDef.ConfigKey key) {
        String valid =
                key.validator == null || !key.validator.toString().startsWith("[") ? "" : " " + key.validator + ".";
        return "| `" + key.name + "` | " + (key.documentation + valid).replace("|", "\\|") + " | " + defaultOf(key)
                + " |\n";
    }

    private static String defaultOf(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return "required";
        }
        boolean isSecret = key.type == ConfigDef.Type.PASSWORD;
        String text = key.defaultValue == null || isSecret ? "" : ConfigDef.convertToString(key.defaultValue, key.type);
        return text == null || text.isEmpty()
                ? ""
                : "`" + text.replace("|", "\\|").replace("\n", "\\n") + "`";
    }
}
