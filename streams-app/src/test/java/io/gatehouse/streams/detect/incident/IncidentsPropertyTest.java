package io.gatehouse.streams.detect.incident;

import static io.gatehouse.streams.detect.incident.Rules.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.Detection;
import io.gatehouse.model.Evidence;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Condition.Range;
import io.gatehouse.streams.detect.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Held against the definitions: random events, in random orders, in random conditions. */
class IncidentsPropertyTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long DAY = 86_400 * SECOND;

    @Provide
    Arbitrary<Condition> conditions() {
        return Arbitraries.of(
                new Condition.EveryEvent(),
                Rules.atLeast(1),
                Rules.atLeast(4),
                new Condition.EventCount(new Range(0, 2)),
                new Condition.EventCount(new Range(3, 3)),
                new Condition.EventCount(new Range(2, 5)),
                Rules.values(3, Long.MAX_VALUE),
                Rules.values(1, 1),
                new Condition.Temporal(List.of("a", "b")),
                new Condition.TemporalOrdered(List.of("a", "b", "c")),
                new Condition.TemporalOrdered(List.of("a", "a", "b")),
                new Condition.NewTerms(Duration.ZERO, MINUTE),
                new Condition.NewTerms(Duration.ofMinutes(3), Duration.ofHours(1)),
                new Condition.Absence(MINUTE));
    }

    @Property(tries = 3000)
    @Label("says what the definitions say, whatever the order of a few events")
    void saysWhatTheDefinitionsSayInAnyOrder(
            @ForAll("conditions") Condition condition, @ForAll Random random, @ForAll boolean closes) {
        List<Detection> events = events(random, random.nextInt(30), 60);
        Collections.shuffle(events, random);
        check(condition, events, closes, random);
    }

    @Property(tries = 1000)
    @Label("says what the definitions say over hours, while no event comes later than the grace")
    void saysWhatTheDefinitionsSayOverHours(
            @ForAll("conditions") Condition condition, @ForAll Random random, @ForAll boolean closes) {
        List<Detection> events = events(random, 120, random.nextBoolean() ? 240 : 900);
        Map<String, Long> arrival = new TreeMap<>();
        events.forEach(
                event -> arrival.put(event.getEventId(), event.getTimestamp() + random.nextInt(60) * 10 * SECOND));
        events.sort(Comparator.comparing(event -> arrival.get(event.getEventId())));
        check(condition, events, closes, random);
    }

    /** Events at multiples of ten seconds, so that windows end exactly at some of them. */
    private static List<Detection> events(Random random, int count, int tens) {
        List<Detection> events = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String value = random.nextInt(8) == 0 ? null : "value-" + random.nextInt(6);
            String selection = "abc".substring(random.nextInt(3)).substring(0, 1);
            events.add(Rules.detection(n, (1_000_000 + random.nextInt(tens) * 10) * SECOND, value, selection));
        }
        return events;
    }

    private static void check(Condition condition, List<Detection> events, boolean closes, Random random) {
        Rule rule = Rules.rule(condition, MINUTE, Duration.ofSeconds(170));
        KeptIncidents kept = new KeptIncidents();
        Incidents incidents = new Incidents(Rules.only(rule), random.nextBoolean() ? kept : new RecentIncidents(kept));
        long now = 2_000_000 * SECOND;
        for (Detection event : events) {
            Detection sent = Detection.newBuilder(event).build();
            assertThat(incidents.add(sent, now)).isEqualTo(Incidents.Outcome.TAKEN);
            if (random.nextInt(4) == 0) {
                Detection again = Detection.newBuilder(event).build();
                assertThat(incidents.add(again, now)).isEqualTo(Incidents.Outcome.REPEATED);
            }
            now += closes ? 50 * SECOND : 0;
            kept.advance(incidents, now);
        }
        Map<String, String> expected = new TreeMap<>();
        new Reference(rule, events)
                .incidents()
                .forEach((slot, counted) -> expected.put(
                        Ids.incident(events.get(0).getKey(), slot),
                        told(counted, condition instanceof Condition.ValueCount)));
        assertThat(told(kept.alerts)).isEqualTo(expected);
        assertThat(kept.evidence).hasSize(kept.awaitedEvidence());
        kept.advance(incidents, now + 3 * DAY);
        assertThat(told(kept.alerts)).as("in the end").isEqualTo(expected);
        assertThat(kept.alerts.values())
                .allSatisfy(alert ->
                        assertThat(alert.getGatehouse().getAlert().getStatus()).isEqualTo("closed"));
        assertThat(kept.incidents).isEmpty();
        assertThat(kept.evidence).hasSize(kept.awaitedEvidence());
    }

    private static Map<String, String> told(Map<String, Alert> alerts) {
        Map<String, String> told = new TreeMap<>();
        alerts.forEach((id, alert) -> {
            AlertBlock block = alert.getGatehouse().getAlert();
            if (block.getCount() > 0) {
                told.put(id, told(block));
            }
        });
        return told;
    }

    private static String told(AlertBlock block) {
        return List.of(
                        block.getCount(),
                        block.getFirstSeen(),
                        block.getLastSeen(),
                        block.getHosts(),
                        block.getUsers(),
                        block.getSources(),
                        block.getSessions(),
                        String.valueOf(block.getDistinct()),
                        block.getEvidence().stream().map(Evidence::getEventId).toList())
                .toString();
    }

    private static String told(List<Detection> counted, boolean values) {
        return List.of(
                        counted.size(),
                        counted.get(0).getTimestamp(),
                        counted.get(counted.size() - 1).getTimestamp(),
                        names(counted.stream()
                                .map(event -> event.getHost().getName() == null
                                        ? event.getHost().getId()
                                        : event.getHost().getName())
                                .toList()),
                        names(counted.stream().map(Detection::getUser).toList()),
                        names(counted.stream().map(Detection::getSource).toList()),
                        names(counted.stream().map(Detection::getSessionId).toList()),
                        values ? String.valueOf(Reference.distinct(counted, Detection::getValue)) : "null",
                        counted.stream().limit(10).map(Detection::getEventId).toList())
                .toString();
    }

    private static List<String> names(List<String> names) {
        return names.stream()
                .filter(name -> name != null)
                .distinct()
                .sorted()
                .limit(20)
                .toList();
    }
}
