package io.gatehouse.streams.detect.incident;

import static io.gatehouse.streams.detect.incident.Rules.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.PersonRef;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Rule EVERY = Rules.rule(new Condition.EveryEvent(), Duration.ofHours(1), Duration.ofHours(24));

    private static String of(Rule rule, List<Detection> detections) {
        KeptIncidents kept = new KeptIncidents();
        Incidents incidents = new Incidents(Rules.only(rule), kept);
        detections.forEach(detection -> incidents.add(detection, 0));
        return kept.published.get(kept.published.size() - 1).getMessage();
    }

    private static Detection by(int n, @Nullable String user, @Nullable String source, String host) {
        Detection detection = Rules.detection(n, n * SECOND);
        detection.setUser(user);
        detection.setSource(source);
        detection.setHost(new EcsHost(host, null, null));
        detection.setValue(user);
        return detection;
    }

    @Test
    void saysWhoFromWhereOnWhat() {
        Detection detection = by(1, "alice", "192.0.2.1", "web-1");
        detection.setPerson(new PersonRef("alice.smith", "Alice Smith", null));
        assertThat(of(EVERY, List.of(detection)))
                .isEqualTo("Login failures: alice (Alice Smith) from 192.0.2.1 on web-1.");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(of(EVERY, List.of(by(1, null, null, "web-1")))).isEqualTo("Login failures: on web-1.");
    }

    @Test
    void saysHowOftenAndWithinWhatTime() {
        assertThat(of(EVERY, List.of(by(0, "alice", "192.0.2.1", "web-1"), by(300, "bob", "192.0.2.1", "web-2"))))
                .isEqualTo(
                        "Login failures: alice and bob from 192.0.2.1 on web-1 and web-2, 2 times within 5 minutes.");
    }

    @Test
    void namesThreeAndCountsTheRest() {
        List<Detection> detections = List.of("a", "b", "c", "d", "e").stream()
                .map(user -> by(user.charAt(0), user, "x", "h"))
                .toList();
        assertThat(of(Rules.rule(Rules.values(2, 9), Duration.ofHours(1), Duration.ofHours(24)), detections))
                .isEqualTo(
                        "Login failures: a, b, c and 2 other users from x on h, 5 times within 4 seconds, 5 different values.");
    }
}
