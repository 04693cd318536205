package io.gatehouse.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.Evidence;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.HostReport;
import io.gatehouse.rules.AlertDiff.Kind;
import io.gatehouse.streams.detect.fleet.Fleet;
import io.gatehouse.streams.detect.fleet.SilenceEvents;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AlertDiffTest {
    private static final long TIME = 1_795_250_080_000_000L;

    @Test
    void saysOfEachAlertWhatBecomesOfIt() {
        AlertDiff diff = AlertDiff.between(
                List.of(alert("same", "a", 0, 5, 2), alert("less", "a", 1, 5, 9), alert("gone", "a", 2, 5, 1)),
                List.of(alert("new", "a", 3, 5, 1), alert("less", "a", 1, 5, 8), alert("same", "a", 0, 5, 2)));
        assertThat(diff.changes())
                .extracting(
                        change -> change.kind() + " " + change.alert().getRule().getName())
                .containsExactly("SAME same", "CHANGED less", "GONE gone", "NEW new");
        assertThat(diff.changes().get(1).before()).isEqualTo(alert("less", "a", 1, 5, 9));
        assertThat(diff.changes().get(1).alert()).isEqualTo(alert("less", "a", 1, 5, 8));
    }

    @Test
    void takesAnotherLevelForAChange() {
        Alert after = alert("root", "a", 0, 5, 1);
        after.getGatehouse().getAlert().setLevel("critical");
        assertThat(AlertDiff.between(List.of(alert("root", "a", 0, 5, 1)), List.of(after))
                        .changes())
                .extracting(AlertDiff.Change::kind)
                .containsExactly(Kind.CHANGED);
    }

    @Test
    void takesAlertsForTheSameIncidentByRuleGroupAndTime() {
        Alert before = alert("root", "a", 0, 10, 3);
        assertThat(kinds(before, alert("root", "b", 0, 10, 3))).containsExactlyInAnyOrder(Kind.GONE, Kind.NEW);
        assertThat(kinds(before, alert("other", "a", 0, 10, 3))).containsExactlyInAnyOrder(Kind.GONE, Kind.NEW);
        assertThat(kinds(before, alert("root", "a", 11, 20, 3))).containsExactlyInAnyOrder(Kind.GONE, Kind.NEW);
        assertThat(kinds(before, alert("root", "a", 10, 20, 3))).containsExactly(Kind.CHANGED);
    }

    @Test
    void pairsEachAlertOnce() {
        AlertDiff diff = AlertDiff.between(
                List.of(alert("root", "a", 20, 30, 1), alert("root", "a", 0, 10, 1)),
                List.of(alert("root", "a", 0, 30, 2)));
        assertThat(diff.changes())
                .extracting(AlertDiff.Change::kind)
                .containsExactlyInAnyOrder(Kind.CHANGED, Kind.GONE);
    }

    @Test
    void countsByRuleAndHost() {
        Alert nameless = alert("root", "c", 0, 1, 1);
        nameless.setHost(new EcsHost("machine-9", null, null));
        AlertDiff diff = AlertDiff.between(
                List.of(alert("root", "a", 0, 1, 1), alert("root", "b", 0, 1, 1), alert("login", "a", 0, 1, 1)),
                List.of(alert("root", "a", 0, 1, 1), nameless));
        assertThat(diff.counts())
                .isEqualTo(Map.of(
                        "root web-1", Map.of(Kind.SAME, 1L, Kind.GONE, 1L),
                        "root machine-9", Map.of(Kind.NEW, 1L),
                        "login web-1", Map.of(Kind.GONE, 1L)));
    }

    @Test
    void takesAWithdrawnAlertForNone() {
        assertThat(kinds(alert("root", "a", 0, 1, 0), alert("root", "a", 0, 1, 1)))
                .containsExactly(Kind.NEW);
        assertThat(AlertDiff.between(List.of(alert("root", "a", 0, 1, 0)), List.of())
                        .changes())
                .isEmpty();
    }

    @Test
    void knowsAlertsThatTellOfSilence() {
        HostReport host = new HostReport();
        host.setHost(new EcsHost("machine-1", "web-1", null));
        var silence = SilenceEvents.of(new Fleet.Silence(TIME, List.of(host), false, 9))
                .get(0);
        Alert alert = alert("host-silent", "a", 0, 1, 1);
        assertThat(AlertDiff.isOfSilence(alert)).isFalse();
        alert.getGatehouse()
                .getAlert()
                .setEvidence(List.of(new Evidence(silence.getEvent().getId(), silence.getTimestamp(), null, null)));
        assertThat(AlertDiff.isOfSilence(alert)).isTrue();
        alert.getHost().setId("machine-2");
        assertThat(AlertDiff.isOfSilence(alert)).isFalse();
    }

    private static List<Kind> kinds(Alert before, Alert after) {
        return AlertDiff.between(List.of(before), List.of(after)).changes().stream()
                .map(AlertDiff.Change::kind)
                .toList();
    }

    /** First and last seen in seconds after a fixed time. */
    private static Alert alert(String rule, String group, long first, long last, long count) {
        Alert alert = new Alert();
        alert.setTimestamp(TIME + first * 1_000_000);
        alert.setHost(new EcsHost("machine-1", "web-1", null));
        EcsEvent event = new EcsEvent();
        event.setId(rule + group + first);
        alert.setEvent(event);
        alert.setRule(new EcsRule(rule, rule, null));
        AlertBlock block = new AlertBlock();
        block.setLevel("low");
        block.setGroup(List.of(new AlertGroupValue("source.ip", group)));
        block.setCount(count);
        block.setFirstSeen(TIME + first * 1_000_000);
        block.setLastSeen(TIME + last * 1_000_000);
        Gatehouse more = new Gatehouse();
        more.setAlert(block);
        alert.setGatehouse(more);
        return alert;
    }
}
