package io.gatehouse.streams.detect.notify;

import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.sigma.document.TimeSpans;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the routes of a routes file. */
final class RouteReader {
    private static final List<String> FIELDS =
            List.of("name", "level", "max-level", "rules", "hosts", "labels", "team", "on", "every", "digest", "rate");

    private final Findings findings;
    private final Set<String> names = new HashSet<>();

    RouteReader(Findings findings) {
        this.findings = findings;
    }

    Route route(YamlMap map) {
        findings.check(() -> map.only(FIELDS));
        return new Route(
                findings.of(() -> name(map), "line-" + map.line()),
                findings.of(() -> scope(map), Scope.from(1)),
                findings.of(() -> on(map), Route.DEFAULT_ON),
                findings.of(() -> TimeSpans.of(map, "every", Route.DEFAULT_EVERY), Route.DEFAULT_EVERY),
                digest(map),
                findings.of(() -> rate(map), Route.DEFAULT_RATE));
    }

    private String name(YamlMap map) {
        String name = map.needed("name");
        if (!Route.isName(name)) {
            throw map.fault(
                    "name", "\"" + name + "\" is not of small letters, digits and hyphens, 64 at most: it is a key");
        }
        if (!names.add(name)) {
            throw map.fault("name", "another route has the name \"" + name + "\"");
        }
        return name;
    }

    private Scope scope(YamlMap map) {
        int least = findings.of(() -> severity(map, "level", Routes.DEFAULT_LEVEL), 1);
        int most = findings.of(() -> severity(map, "max-level", Rule.LEVELS.size()), Rule.LEVELS.size());
        if (least > most) {
            throw map.fault("max-level", "it is below the level: no incident would fit");
        }
        return new Scope(least, most, globs(map, "rules"), globs(map, "hosts"), map.texts("labels"), map.text("team"));
    }

    private static int severity(YamlMap map, String field, int absent) {
        String level = map.text(field);
        if (level != null && !Rule.LEVELS.contains(level)) {
            throw map.fault(field, "\"" + level + "\" is none of " + String.join(", ", Rule.LEVELS));
        }
        return level == null ? absent : Rule.LEVELS.indexOf(level) + 1;
    }

    private static List<Glob> globs(YamlMap map, String field) {
        return map.texts(field).stream().map(Glob::new).toList();
    }

    private static Set<Occasion> on(YamlMap map) {
        Set<Occasion> on =
                map.texts("on").stream().map(text -> occasion(map, text)).collect(Collectors.toSet());
        return on.isEmpty() ? Route.DEFAULT_ON : EnumSet.copyOf(on);
    }

    private static Occasion occasion(YamlMap map, String text) {
        return Arrays.stream(Occasion.values())
                .filter(occasion -> occasion.text().equals(text))
                .findFirst()
                .orElseThrow(() -> map.fault(
                        "on",
                        "\"" + text + "\" is none of "
                                + Arrays.stream(Occasion.values())
                                        .map(Occasion::text)
                                        .collect(Collectors.joining(", "))));
    }

    private @Nullable Duration digest(YamlMap map) {
        return map.text("digest") == null
                ? null
                : findings.of(() -> TimeSpans.needed(map, "digest"), Route.DEFAULT_EVERY);
    }

    /** {@code 20/1h}. */
    private static Rate rate(YamlMap map) {
        String text = map.text("rate");
        if (text == null) {
            return Route.DEFAULT_RATE;
        }
        int slash = Math.max(0, text.indexOf('/'));
        Duration per = TimeSpans.parse(text.substring(slash + 1));
        String count = text.substring(0, slash);
        int most = count.matches("[0-9]{1,4}") ? Integer.parseInt(count) : 0;
        if (most < 1 || most > Rate.MAX || per == null) {
            throw map.fault(
                    "rate", "\"" + text + "\" is no number from 1 to " + Rate.MAX + " and span of time such as 20/1h");
        }
        return new Rate(most, per);
    }
}
