package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import io.gatehouse.streams.detect.sigma.rule.RuleDocument;
import io.gatehouse.streams.detect.sigma.rule.RuleReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** The rules of several folders by id and name: of one id, that of the last folder. */
final class RuleShelf {
    private final List<RuleFault> faults;
    private final Map<String, RuleEntry> byId = new LinkedHashMap<>();

    /** Faults are added to {@code faults}. */
    RuleShelf(List<RuleFault> faults) {
        this.faults = faults;
    }

    void add(RuleFolder folder) {
        Set<String> ids = new HashSet<>();
        for (RuleFile file : folder.files()) {
            try {
                YamlDocuments.read(file.content()).forEach(document -> add(document, file, ids));
            } catch (Refusal e) {
                fault(file, e);
            }
        }
    }

    private void add(Node document, RuleFile file, Set<String> ids) {
        try {
            RuleDocument read = RuleReader.read(document);
            RuleEntry entry = new RuleEntry(file.name(), read);
            RuleEntry other = named(entry);
            if (!ids.add(entry.id())) {
                faults.add(entry.fault("id: another rule of this folder has it, " + entry.id()));
            } else if (other != null) {
                faults.add(entry.fault("name: " + other.file() + " has a rule of this name, " + entry.name()));
            } else {
                byId.put(entry.id(), entry);
            }
        } catch (Refusal e) {
            fault(file, e);
        }
    }

    /** Another rule of the name that a rule gives itself. */
    private @Nullable RuleEntry named(RuleEntry entry) {
        return byId.values().stream()
                .filter(other -> entry.document().header().named()
                        && other.document().header().named()
                        && other.name().equals(entry.name())
                        && !other.id().equals(entry.id()))
                .findFirst()
                .orElse(null);
    }

    private void fault(RuleFile file, Refusal refusal) {
        faults.add(new RuleFault(file.name(), refusal.line(), String.valueOf(refusal.getMessage())));
    }

    /** All, in the order in which they were added. */
    Collection<RuleEntry> all() {
        return new ArrayList<>(byId.values());
    }

    /** A rule by its id, or else by its name. */
    @Nullable
    RuleEntry find(String reference) {
        RuleEntry entry = byId.get(reference);
        return entry != null
                ? entry
                : byId.values().stream()
                        .filter(other -> other.name().equals(reference))
                        .findFirst()
                        .orElse(null);
    }
}
