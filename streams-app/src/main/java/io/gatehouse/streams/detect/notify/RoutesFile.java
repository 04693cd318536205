package io.gatehouse.streams.detect.notify;

import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * {@code routes.yml}: who is told of which incidents. YAML 1.2; docs/notifications.md says what the fields mean.
 *
 * <pre>{@code
 * hosts:
 *   - {host: web-*, labels: [prod], team: web}
 * routes:
 *   - {name: pager, level: high, labels: [prod], on: [open, update], every: 15m, rate: 20/1h}
 *   - {name: daily, level: low, max-level: medium, digest: 1d}
 * suppress:
 *   - {rule: login-*, group: {user.name: backup}, until: 2027-01-31, reason: new address}
 * }</pre>
 */
public final class RoutesFile {
    private static final long MICROS = 1_000_000;

    private final Findings findings;

    private RoutesFile(Findings findings) {
        this.findings = findings;
    }

    /**
     * Reads such a file whole.
     *
     * @param faults gets all that is wrong, as {@code name:line: message}; where there is any, the result is of no use
     */
    public static Routes read(String name, byte[] file, Consumer<String> faults) {
        Findings findings = new Findings(name, faults);
        return findings.of(() -> new RoutesFile(findings).routes(YamlDocuments.read(file)), Routes.standard());
    }

    private Routes routes(List<Node> documents) {
        if (documents.size() != 1) {
            findings.fault(1, documents.isEmpty() ? "there is nothing in it" : "there is more than one document in it");
            return Routes.standard();
        }
        YamlMap top = YamlMap.of(documents.get(0), "routes");
        findings.check(() -> top.only(List.of("hosts", "routes", "suppress")));
        if (items(top, "routes").isEmpty()) {
            findings.fault(top.line("routes"), "routes: there is none: nobody would be told of anything");
        }
        HostLabels hosts = new HostLabels(each(top, "hosts", this::labels));
        List<Route> routes = each(top, "routes", new RouteReader(findings)::route);
        return new Routes(routes, hosts, each(top, "suppress", this::suppression));
    }

    private static List<Node> items(YamlMap top, String field) {
        Node node = top.node(field);
        return node == null || YamlMap.isNull(node) ? List.of() : YamlMap.items(node);
    }

    private <T> List<T> each(YamlMap top, String field, Function<YamlMap, T> read) {
        List<T> all = new ArrayList<>();
        for (Node item : items(top, field)) {
            findings.check(() -> all.add(read.apply(YamlMap.of(item, field))));
        }
        return all;
    }

    private HostLabels.Entry labels(YamlMap map) {
        findings.check(() -> map.only(List.of("host", "labels", "team")));
        return new HostLabels.Entry(new Glob(map.needed("host")), Set.copyOf(map.texts("labels")), map.text("team"));
    }

    private Suppression suppression(YamlMap map) {
        findings.check(() -> map.only(List.of("rule", "group", "until", "reason")));
        Map<String, Glob> group = new LinkedHashMap<>();
        YamlMap fields = map.map("group");
        if (fields != null) {
            fields.names().forEach(field -> group.put(field, new Glob(fields.needed(field))));
        }
        return new Suppression(new Glob(map.needed("rule")), group, until(map));
    }

    /** A moment, or a day, which is over when it begins in UTC. */
    private static @Nullable Long until(YamlMap map) {
        String text = map.text("until");
        if (text == null) {
            return null;
        }
        try {
            Instant end = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return end.getEpochSecond() * MICROS;
        } catch (DateTimeParseException e) {
            throw map.fault("until", "\"" + text + "\" is no day or moment such as 2027-01-31 or 2027-01-31T08:00:00Z");
        }
    }
}
