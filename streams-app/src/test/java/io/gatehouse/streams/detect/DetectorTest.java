package io.gatehouse.streams.detect;

import static io.gatehouse.streams.detect.Logins.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Detection;
import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorTest {
    private static List<Detection> detections(Event event) {
        List<Detection> detections = new ArrayList<>();
        new Detector(SigmaRules.shippedFile("login-not-allowlisted.yml"))
                .detect(event, Phase.ON_ARRIVAL, detections::add);
        return detections;
    }

    private static Event refused(String user, String address) {
        Event event = login(user, address, 1000);
        event.getGatehouse().setAllowlisted(false);
        return event;
    }

    @Test
    void detectsALoginThatIsNotOnTheAllowlist() {
        assertThat(detections(refused("alice", "10.0.0.1"))).singleElement().satisfies(detection -> {
            assertThat(detection.getRuleId()).isEqualTo("gatehouse-login-not-allowlisted");
            assertThat(detection.getUser()).isEqualTo("alice");
            assertThat(detection.getSource()).isEqualTo("10.0.0.1");
            assertThat(detection.getTimestamp()).isEqualTo(1000);
            assertThat(detection.getGroup())
                    .extracting(group -> group.getField() + "=" + group.getValue())
                    .containsExactly("user.name=alice", "host.id=machine-1", "source.ip=10.0.0.1");
        });
    }

    @Test
    void detectsNoLoginThatIsAllowedOrUndecided() {
        Event event = login("alice", "10.0.0.1", 1000);
        assertThat(detections(event)).isEmpty();
        event.getGatehouse().setAllowlisted(true);
        assertThat(detections(event)).isEmpty();
    }

    @Test
    void detectsNoLoginThatSomebodyElseWroteThanItsProgram() {
        Event event = refused("alice", "10.0.0.1");
        event.getGatehouse().setOrigin(new Origin("false", "journald", 1201L, "/usr/bin/logger"));
        assertThat(detections(event)).isEmpty();
        event.getGatehouse().setOrigin(new Origin("unknown", "file", null, null));
        assertThat(detections(event)).hasSize(1);
    }

    @Test
    void detectsNoLoginThatFailed() {
        Event event = refused("alice", "10.0.0.1");
        event.getEvent().setAction("login-failed");
        assertThat(detections(event)).isEmpty();
    }

    @Test
    void givesDetectionsOfTheSameGroupTheSameKeyAndOthersAnother() {
        String key = detections(refused("alice", "10.0.0.1")).get(0).getKey();
        assertThat(detections(refused("alice", "10.0.0.1")).get(0).getKey()).isEqualTo(key);
        assertThat(detections(refused("bob", "10.0.0.1")).get(0).getKey()).isNotEqualTo(key);
        assertThat(detections(refused("alice", "10.0.0.2")).get(0).getKey()).isNotEqualTo(key);
    }

    @Test
    void cutsTheLineAndTheNames() {
        Event event = refused("a".repeat(5000), "10.0.0.1");
        event.getEvent().setOriginal("x".repeat(5000));
        Detection detection = detections(event).get(0);
        assertThat(detection.getLine()).hasSize(1024);
        assertThat(detection.getUser()).hasSize(1024);
        assertThat(detection.getGroup().get(0).getValue()).hasSize(1024);
    }

    @Test
    void goesOnWhereALoginNamesNeitherUserNorSource() {
        Event event = refused("alice", "10.0.0.1");
        event.setUser(null);
        event.setSource(null);
        assertThat(detections(event)).hasSize(1);
    }
}
