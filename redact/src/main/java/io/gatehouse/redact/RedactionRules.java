package io.gatehouse.redact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What tells a secret: rules that come with Gatehouse and those that a site adds; docs/redaction.md says how they are written. */
public final class RedactionRules {
    private static final String SHIPPED = "/redact/rules.yml";

    private final List<Rule> rules;
    private final List<RuleExample> examples;

    RedactionRules(List<Rule> rules, List<RuleExample> examples) {
        this.rules = List.copyOf(rules);
        this.examples = List.copyOf(examples);
    }

    /** The rules that come with Gatehouse. */
    public static RedactionRules shipped() {
        try (InputStream file = RedactionRules.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException(SHIPPED + " is missing in this build");
            }
            return RuleFile.read(SHIPPED, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No rules: nothing is secret. */
    static RedactionRules none() {
        return new RedactionRules(List.of(), List.of());
    }

    /**
     * These and those of a file.
     *
     * @throws IOException where it cannot be read
     * @throws IllegalArgumentException that says which rule of which file is wrong and why
     */
    public RedactionRules with(Path file) throws IOException {
        RedactionRules more = RuleFile.read(file.toString(), Files.readString(file));
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(more.rules);
        List<RuleExample> shown = new ArrayList<>(examples);
        shown.addAll(more.examples);
        return new RedactionRules(all, shown);
    }

    List<Rule> rules() {
        return rules;
    }

    List<RuleExample> examples() {
        return examples;
    }

    <R extends Rule> List<R> of(Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
