package io.gatehouse.streams.detect.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.IncidentState;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final long DAY = Duration.ofHours(24).toNanos() / 1000;
    private static final String RULE = "gatehouse-login-not-allowlisted";

    private final Incidents incidents = new Incidents(SigmaRules.shippedFile("login-not-allowlisted.yml"));

    private static Detection detection(int n, long time) {
        List<AlertGroupValue> group = List.of(new AlertGroupValue("user.name", "alice"));
        Detection detection = new Detection();
        detection.setKey(Ids.group(RULE, group));
        detection.setRuleId(RULE);
        detection.setGroup(group);
        detection.setTimestamp(time);
        detection.setEventId("event-" + n);
        detection.setSessionId(n % 4 == 0 ? null : "session-" + n % 30);
        detection.setHost(new EcsHost("machine-1", n % 3 == 0 ? null : "web-" + n % 7, null));
        detection.setUser(n % 5 == 0 ? null : "user-" + n % 40);
        detection.setSource(n % 6 == 0 ? null : n % 2 == 0 ? "client.example" : "10.0.0." + n % 50);
        detection.setLine("line " + n);
        return detection;
    }

    private IncidentState add(@Nullable IncidentState known, Detection detection, long arrival) {
        return incidents.add(String.valueOf(incidents.idOf(detection)), known, detection, arrival);
    }

    @Test
    void opensAnAlertWithItsFirstDetection() {
        Alert alert = add(null, detection(1, 1000), 7).getAlert();
        assertThat(alert.getGatehouse().getRevision()).isEqualTo(1);
        assertThat(alert.getGatehouse().getAlert().getStatus()).isEqualTo("open");
        assertThat(alert.getGatehouse().getAlert().getCount()).isEqualTo(1);
        assertThat(alert.getTimestamp()).isEqualTo(1000);
        assertThat(alert.getEvent().getSeverity()).isEqualTo(4);
        assertThat(alert.getMessage()).isEqualTo("login-not-allowlisted: user-1 from 10.0.0.1 on web-1");
    }

    @Test
    void countsFurtherDetectionsUnderTheSameId() {
        IncidentState state = add(null, detection(1, 1000), 7);
        state = add(state, detection(7, 5000), 8);
        assertThat(state.getAlert().getGatehouse().getAlert().getCount()).isEqualTo(2);
        assertThat(state.getAlert().getGatehouse().getRevision()).isEqualTo(2);
        assertThat(state.getAlert().getMessage()).endsWith(", 2 times");
    }

    @Test
    void beginsAnotherIncidentEveryTwentyFourHours() {
        String first = incidents.idOf(detection(1, 0));
        assertThat(incidents.idOf(detection(2, DAY - 1))).isEqualTo(first);
        assertThat(incidents.idOf(detection(3, DAY))).isNotEqualTo(first);
        assertThat(incidents.idOf(detection(4, -1))).isNotEqualTo(first);
    }

    @Test
    void closesWithTotalsAndOpensAgainUnderTheSameId() {
        IncidentState state = add(null, detection(1, 1000), 7);
        state = add(state, detection(2, 5000), 8);
        assertThat(incidents.quietFrom(state)).isEqualTo(8 + Duration.ofHours(1).toNanos() / 1000);
        incidents.close(state);
        Alert alert = state.getAlert();
        assertThat(alert.getGatehouse().getAlert().getStatus()).isEqualTo("closed");
        assertThat(alert.getEvent().getEnd()).isEqualTo(5000);
        assertThat(alert.getEvent().getDuration()).isEqualTo(4_000_000);
        assertThat(alert.getGatehouse().getRevision()).isEqualTo(3);
        String id = alert.getEvent().getId();
        alert = add(state, detection(3, 9000), 9).getAlert();
        assertThat(alert.getEvent().getId()).isEqualTo(id);
        assertThat(alert.getGatehouse().getAlert().getStatus()).isEqualTo("open");
        assertThat(alert.getEvent().getEnd()).isNull();
        assertThat(alert.getEvent().getDuration()).isNull();
        assertThat(alert.getGatehouse().getRevision()).isEqualTo(4);
    }

    @Test
    void hasNoIncidentForARuleThatRunsNoMore() {
        Detection detection = detection(1, 1000);
        detection.setRuleId("gone");
        assertThat(incidents.idOf(detection)).isNull();
    }

    @Test
    void closesTheIncidentOfARuleThatRunsNoMoreAtOnce() {
        IncidentState state = add(null, detection(1, 1000), 7);
        state.getAlert().getRule().setId("gone");
        assertThat(incidents.quietFrom(state)).isZero();
    }

    @Test
    void keepsTheEarliestTenLinesAsEvidence() {
        IncidentState state = add(null, detection(31, 31_000L), 7);
        for (int n = 30; n > 0; n--) {
            state = add(state, detection(n, n * 1000L), 7);
        }
        assertThat(state.getAlert().getGatehouse().getAlert().getEvidence())
                .extracting(evidence -> evidence.getTimestamp())
                .containsExactly(1000L, 2000L, 3000L, 4000L, 5000L, 6000L, 7000L, 8000L, 9000L, 10_000L);
    }

    @Property
    @Label("says the same whatever the order of its detections")
    void saysTheSameWhateverTheOrderOfItsDetections(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(min = 1, max = 60) Integer> times, @ForAll long seed) {
        List<Detection> detections = new ArrayList<>();
        for (int n = 0; n < times.size(); n++) {
            detections.add(detection(n, times.get(n) * 1000L));
        }
        Alert inOrder = alertOf(detections);
        Collections.shuffle(detections, new Random(seed));
        assertThat(alertOf(detections)).isEqualTo(inOrder);
    }

    private Alert alertOf(List<Detection> detections) {
        IncidentState state = add(null, detections.get(0), 0);
        for (int i = 1; i < detections.size(); i++) {
            state = add(state, detections.get(i), i);
            if (i % 10 == 9) {
                incidents.close(state);
            }
        }
        incidents.close(state);
        state.getAlert().getGatehouse().setRevision(0L);
        return state.getAlert();
    }
}
