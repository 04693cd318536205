package io.gatehouse.streams.detect.sigma.rule;

import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records a rule is about: Sigma's {@code logsource}. What it does not name is null.
 *
 * @param product linux, gatehouse
 * @param category process_creation, event
 * @param service sshd, auditd
 */
public record LogSource(
        @Nullable String product,
        @Nullable String category,
        @Nullable String service) {
    private static final List<String> KNOWN = List.of("product", "category", "service", "definition");

    /** Reads the field of that name. */
    public static LogSource read(YamlMap map) {
        YamlMap source = map.map("logsource");
        if (source == null) {
            throw new Refusal(map.line(), "logsource: missing");
        }
        source.only(KNOWN);
        LogSource read = new LogSource(source.text("product"), source.text("category"), source.text("service"));
        if (read.product == null && read.category == null && read.service == null) {
            throw new Refusal(source.line(), "logsource: it names neither product, category nor service");
        }
        return read;
    }

    /** Whether this one is the other, or one that the other, which says less, holds too. */
    public boolean isWithin(LogSource other) {
        return isWithin(product, other.product)
                && isWithin(category, other.category)
                && isWithin(service, other.service);
    }

    private static boolean isWithin(@Nullable String own, @Nullable String other) {
        return other == null || other.equals(own);
    }

    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        for (String word : new String[] {product, category, service}) {
            words.append(words.isEmpty() || word == null ? "" : "/").append(word == null ? "" : word);
        }
        return words.toString();
    }
}
