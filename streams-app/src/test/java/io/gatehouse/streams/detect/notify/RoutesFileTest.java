package io.gatehouse.streams.detect.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesFileTest {
    private final List<String> faults = new ArrayList<>();

    private Routes read(String text) {
        return RoutesFile.read("routes.yml", text.getBytes(StandardCharsets.UTF_8), faults::add);
    }

    @Test
    void readsEverythingThatARouteCanSay() {
        Routes routes = read("""
                hosts:
                  - {host: web-*, labels: [prod, dmz], team: web}
                routes:
                  - name: pager
                    level: high
                    max-level: critical
                    rules: [login-*, "0d5c"]
                    hosts: web-?
                    labels: [prod]
                    team: web
                    on: [open, update, close-acknowledged]
                    every: 20m
                    rate: 20/2h
                  - name: daily
                    digest: 1d
                suppress:
                  - {rule: su-*, group: {user.name: backup}, until: 2027-01-31, reason: moved}
                """);
        assertThat(faults).isEmpty();
        assertThat(routes.routes()).hasSize(2);
        Route pager = routes.routes().get(0);
        assertThat(pager.on()).containsExactlyInAnyOrder(Occasion.OPEN, Occasion.UPDATE, Occasion.CLOSE_ACKNOWLEDGED);
        assertThat(pager.every()).isEqualTo(Duration.ofMinutes(20));
        assertThat(pager.digest()).isNull();
        assertThat(pager.rate()).isEqualTo(new Rate(20, Duration.ofHours(2)));
        assertThat(routes.suppressions())
                .singleElement()
                .satisfies(suppression -> assertThat(suppression.until()).isEqualTo(1_801_353_600_000_000L));
        Alert alert = Incidents.open("a");
        assertThat(routes.of(alert)).extracting(Route::name).containsExactly("pager", "daily");
        alert.getGatehouse().getAlert().setLevel("medium");
        assertThat(routes.of(alert)).extracting(Route::name).containsExactly("daily");
        alert.getGatehouse().getAlert().setLevel("low");
        assertThat(routes.of(alert)).isEmpty();
    }

    @Test
    void takesTheDefaultsWhereARouteSaysOnlyItsName() {
        Route route = read("routes: [{name: ops}]").routes().get(0);
        assertThat(faults).isEmpty();
        assertThat(route.on()).isEqualTo(Route.DEFAULT_ON);
        assertThat(route.every()).isEqualTo(Route.DEFAULT_EVERY);
        assertThat(route.rate()).isEqualTo(Route.DEFAULT_RATE);
        assertThat(route.scope().least()).isEqualTo(3);
        assertThat(route.digest()).isNull();
    }

    @Test
    void saysAllThatIsWrongAtOnceAndWhere() {
        read("""
                routes:
                  - name: Pager
                    level: hihg
                    max-level: low
                  - name: ops
                    on: [open, closed]
                    every: 15 min
                    rate: 20 per hour
                    mail: ops@example.com
                  - name: ops
                    level: high
                    max-level: low
                  - just a text
                hosts:
                  - {labels: [prod]}
                suppress:
                  - {rule: x, until: soon}
                silence: []
                """);
        assertThat(faults)
                .containsExactlyInAnyOrder(
                        "routes.yml:2: name: \"Pager\" is not of small letters, digits and hyphens, 64 at most: it is a key",
                        "routes.yml:3: level: \"hihg\" is none of informational, low, medium, high, critical",
                        "routes.yml:6: on: \"closed\" is none of open, update, close, close-acknowledged, acknowledge",
                        "routes.yml:7: every: \"15 min\" is no span of time such as 30s, 5m, 1h, 7d, 1M or 1y",
                        "routes.yml:8: rate: \"20 per hour\" is no number from 1 to 1000 and span of time such as 20/1h",
                        "routes.yml:9: mail: not supported; there are name, level, max-level, rules, hosts, labels,"
                                + " team, on, every, digest, rate",
                        "routes.yml:10: name: another route has the name \"ops\"",
                        "routes.yml:12: max-level: it is below the level: no incident would fit",
                        "routes.yml:13: routes: here should be fields with values",
                        "routes.yml:15: host: missing",
                        "routes.yml:17: until: \"soon\" is no day or moment such as 2027-01-31 or 2027-01-31T08:00:00Z",
                        "routes.yml:18: silence: not supported; there are hosts, routes, suppress");
    }

    @Test
    void refusesAFileThatTellsNobodyOrIsNone() {
        read("");
        read("routes: []");
        read("hosts: []");
        read("routes: [");
        read("- a");
        assertThat(faults).hasSize(5).allMatch(fault -> fault.matches("routes.yml:[12]: .+"));
        assertThat(faults.get(1)).contains("nobody would be told of anything");
    }

    @Test
    void readsTheExampleOfTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("../docs/notifications.md"));
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        Routes routes = read(page.substring(begin, page.indexOf("```", begin)));
        assertThat(faults).isEmpty();
        assertThat(routes.routes()).hasSizeGreaterThan(2);
    }
}
