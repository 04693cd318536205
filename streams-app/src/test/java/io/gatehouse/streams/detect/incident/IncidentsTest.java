package io.gatehouse.streams.detect.incident;

import static io.gatehouse.streams.detect.incident.Rules.SECOND;
import static io.gatehouse.streams.detect.incident.Rules.detection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.SessionSight;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.incident.Incidents.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final long BEGIN = 1_795_000_000 * SECOND;
    private static final long HOUR = 3600 * SECOND;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private KeptIncidents kept = new KeptIncidents();
    private Incidents incidents = of(Rules.atLeast(3));
    private int sent;

    private Incidents of(Condition condition) {
        return of(Rules.rule(condition, FIVE_MINUTES, Duration.ofHours(24)));
    }

    private Incidents of(Rule rule) {
        kept = new KeptIncidents();
        return new Incidents(Rules.only(rule), kept);
    }

    /** A login fails so many seconds after the begin. */
    private Outcome fail(long seconds) {
        return incidents.add(detection(sent++, BEGIN + seconds * SECOND), BEGIN + seconds * SECOND);
    }

    private AlertBlock alert() {
        assertThat(kept.alerts).hasSize(1);
        return kept.alerts.values().iterator().next().getGatehouse().getAlert();
    }

    @Test
    void opensNoAlertWithOneEventLessThanTheRuleSays() {
        fail(0);
        fail(1);
        assertThat(kept.published).isEmpty();
    }

    @Test
    void opensAnAlertWithAsManyEventsAsTheRuleSaysAndCountsThemAll() {
        fail(0);
        fail(1);
        fail(2);
        assertThat(alert().getCount()).isEqualTo(3);
        assertThat(alert().getStatus()).isEqualTo("open");
        assertThat(alert().getFirstSeen()).isEqualTo(BEGIN);
        assertThat(alert().getEvidence())
                .extracting(one -> one.getLine())
                .containsExactly("line 0", "line 1", "line 2");
        assertThat(kept.published).hasSize(1);
    }

    @Test
    void remembersHowTheSessionsOfItsEventsWereSeenLast() {
        Duration day = Duration.ofHours(24);
        incidents = of(Rules.rule(new Condition.EveryEvent(), FIVE_MINUTES, day));
        for (int n : new int[] {1, 2, 1, 3, 5}) {
            Detection detection = detection(sent++ * 100 + n, BEGIN);
            detection.setSession(sight("session-" + n, sent));
            incidents.add(detection, BEGIN);
        }
        assertThat(Objects.requireNonNull(
                                kept.incident(kept.alerts.keySet().iterator().next()))
                        .getSessions())
                .extracting(SessionSight::getId, SessionSight::getKnownAt)
                .containsExactly(tuple("session-1", 3L), tuple("session-3", 4L), tuple("session-5", 5L));
    }

    private static SessionSight sight(String id, long knownAt) {
        SessionSight sight = new SessionSight();
        sight.setId(id);
        sight.setKnownAt(knownAt);
        sight.setStatus("open");
        sight.setStart(BEGIN);
        sight.setLastCommands(List.of());
        return sight;
    }

    @Test
    void countsTheNextEventUnderTheSameIdWithAHigherRevision() {
        fail(0);
        fail(1);
        fail(2);
        fail(3);
        assertThat(alert().getCount()).isEqualTo(4);
        assertThat(kept.published)
                .extracting(one -> one.getGatehouse().getRevision())
                .containsExactly(1L, 2L);
    }

    @Test
    void leavesOutAnEventThatIsATimespanEarlier() {
        fail(0);
        fail(200);
        fail(300);
        assertThat(kept.published).isEmpty();
    }

    @Test
    void takesInAnEventThatIsAMicrosecondLessThanATimespanEarlier() {
        incidents.add(detection(1, BEGIN + 1), BEGIN);
        incidents.add(detection(2, BEGIN + 200 * SECOND), BEGIN);
        incidents.add(detection(3, BEGIN + 300 * SECOND), BEGIN);
        assertThat(alert().getCount()).isEqualTo(3);
    }

    @Test
    void countsALateEventWithinTheGrace() {
        fail(0);
        fail(1);
        fail(600);
        assertThat(kept.published).isEmpty();
        assertThat(fail(0)).isEqualTo(Outcome.TAKEN);
        assertThat(alert().getCount()).isEqualTo(3);
        assertThat(alert().getLastSeen()).isEqualTo(BEGIN + SECOND);
    }

    @Test
    void countsNoEventThatIsLaterThanTheGrace() {
        fail(0);
        fail(1);
        fail(601);
        assertThat(fail(0)).isEqualTo(Outcome.LATE);
        assertThat(kept.published).isEmpty();
    }

    @Test
    void isNeverTooLateForARuleThatNeedsNoOtherEvent() {
        incidents = of(new Condition.EveryEvent());
        fail(100_000);
        assertThat(fail(0)).isEqualTo(Outcome.TAKEN);
        assertThat(kept.alerts.values())
                .extracting(one -> one.getGatehouse().getAlert().getCount())
                .containsExactly(1L, 1L);
    }

    @Test
    void opensTheSameAlertWhereTheEventsComeOutOfOrder() {
        fail(20);
        fail(10);
        fail(0);
        assertThat(alert().getCount()).isEqualTo(3);
        assertThat(alert().getFirstSeen()).isEqualTo(BEGIN);
    }

    @Test
    void countsOneAddressOverTwoHosts() {
        for (int n = 0; n < 4; n++) {
            Detection detection = detection(n, BEGIN + n);
            detection.setHost(new EcsHost("machine-" + n % 2, "web-" + n % 2, null));
            incidents.add(detection, BEGIN);
        }
        assertThat(alert().getCount()).isEqualTo(4);
        assertThat(alert().getHosts()).containsExactly("web-0", "web-1");
    }

    @Test
    void beginsAnotherIncidentEveryTwentyFourHours() {
        incidents = of(new Condition.EveryEvent());
        long midnight = Math.floorDiv(BEGIN, 24 * HOUR) * 24 * HOUR;
        incidents.add(detection(1, midnight - 1), BEGIN);
        incidents.add(detection(2, midnight), BEGIN);
        incidents.add(detection(3, midnight + 24 * HOUR - 1), BEGIN);
        assertThat(kept.alerts.values())
                .extracting(one -> one.getGatehouse().getAlert().getCount())
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void closesWithTotalsWhenItHasBeenQuietForTheTimespanAndOpensAgainUnderTheSameId() {
        fail(0);
        fail(1);
        fail(2);
        kept.advance(incidents, BEGIN + 302 * SECOND - 1);
        assertThat(alert().getStatus()).isEqualTo("open");
        kept.advance(incidents, BEGIN + 302 * SECOND);
        assertThat(alert().getStatus()).isEqualTo("closed");
        Alert closed = kept.published.get(1);
        assertThat(closed.getEvent().getEnd()).isEqualTo(BEGIN + 2 * SECOND);
        assertThat(closed.getEvent().getDuration()).isEqualTo(2_000_000_000L);
        fail(303);
        assertThat(alert().getStatus()).as("one event is no breach").isEqualTo("closed");
        fail(304);
        fail(305);
        assertThat(alert().getStatus()).isEqualTo("open");
        assertThat(alert().getCount()).isEqualTo(6);
        kept.advance(incidents, BEGIN + 305 * SECOND + 300 * SECOND);
        assertThat(alert().getStatus()).isEqualTo("closed");
        assertThat(kept.published)
                .extracting(one -> one.getGatehouse().getRevision())
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void addsAStragglerToTheTotalsForADayAndForgetsEverythingThen() {
        fail(0);
        fail(1);
        fail(2);
        kept.advance(incidents, BEGIN + 23 * HOUR);
        incidents.add(detection(sent++, BEGIN), BEGIN + 23 * HOUR);
        assertThat(alert().getCount()).isEqualTo(4);
        kept.advance(incidents, BEGIN + 46 * HOUR);
        assertThat(kept.incidents).hasSize(1);
        kept.advance(incidents, BEGIN + 100 * HOUR);
        assertThat(kept.incidents).isEmpty();
        assertThat(kept.groups).isEmpty();
        assertThat(alert().getCount()).isEqualTo(4);
    }

    @Test
    void forgetsAGroupThatNeverMadeAnAlert() {
        fail(0);
        assertThat(kept.groups).hasSize(1);
        kept.advance(incidents, BEGIN + 24 * HOUR);
        assertThat(kept.groups).hasSize(1);
        kept.advance(incidents, BEGIN + 25 * HOUR);
        assertThat(kept.groups).isEmpty();
    }

    @Test
    void countsAnEventThatComesTwiceOnce() {
        Detection detection = detection(1, BEGIN);
        incidents.add(detection, BEGIN);
        assertThat(incidents.add(detection, BEGIN)).isEqualTo(Outcome.REPEATED);
        incidents = of(new Condition.EveryEvent());
        incidents.add(detection, BEGIN);
        assertThat(incidents.add(detection, BEGIN)).isEqualTo(Outcome.REPEATED);
        assertThat(alert().getCount()).isEqualTo(1);
    }

    @Test
    void takesNothingOfARuleThatRunsWithOtherContent() {
        Detection detection = detection(1, BEGIN);
        detection.setRuleHash("another");
        assertThat(incidents.add(detection, BEGIN)).isEqualTo(Outcome.FOREIGN);
        detection.setRuleId("gone");
        assertThat(incidents.add(detection, BEGIN)).isEqualTo(Outcome.FOREIGN);
    }

    @Test
    void closesTheIncidentOfARuleThatRunsNoMore() {
        fail(0);
        fail(1);
        fail(2);
        Rule other = new Rule(
                "rule-2",
                "",
                "other",
                "Other",
                "",
                "low",
                Mode.NOTIFY,
                List.of(),
                List.of(),
                new Condition.EveryEvent(),
                FIVE_MINUTES,
                FIVE_MINUTES);
        incidents = new Incidents(Rules.only(other), kept);
        kept.advance(incidents, BEGIN + 400 * SECOND);
        assertThat(alert().getStatus()).isEqualTo("closed");
        kept.advance(incidents, BEGIN + 100 * HOUR);
        assertThat(kept.groups).isEmpty();
        assertThat(kept.incidents).isEmpty();
    }

    private Ack ack(boolean close) {
        Alert alert = kept.alerts.values().iterator().next();
        Ack ack = new Ack();
        ack.setAlertId(alert.getEvent().getId());
        ack.setKey(alert.getGatehouse().getAlert().getKey());
        ack.setBy("carol");
        ack.setNote("our scanner");
        ack.setCreated(BEGIN + 9);
        ack.setClose(close ? true : null);
        return ack;
    }

    @Test
    void saysThatSomebodySucceededAsSoonAsOneEventDid() {
        incidents = of(new Condition.EveryEvent());
        for (String outcome : new String[] {null, "failure", "success", "failure"}) {
            Detection detection = detection(sent++, BEGIN);
            detection.setOutcome(outcome);
            incidents.add(detection, BEGIN);
        }
        assertThat(kept.published)
                .extracting(alert -> alert.getEvent().getOutcome())
                .containsExactly(null, "failure", "success", "success");
    }

    @Test
    void keepsWhoAcknowledgedItWhileItLasts() {
        fail(0);
        fail(1);
        fail(2);
        assertThat(incidents.acknowledge(ack(false), BEGIN)).isTrue();
        assertThat(alert().getStatus()).isEqualTo("acknowledged");
        assertThat(alert().getAcknowledgedBy()).isEqualTo("carol");
        assertThat(alert().getAcknowledgedAt()).isEqualTo(BEGIN + 9);
        assertThat(alert().getNote()).isEqualTo("our scanner");
        fail(3);
        assertThat(alert().getStatus()).isEqualTo("acknowledged");
        kept.advance(incidents, BEGIN + HOUR);
        assertThat(alert().getStatus()).isEqualTo("closed");
        assertThat(alert().getAcknowledgedBy()).isEqualTo("carol");
    }

    @Test
    void closesWhatSomebodyClosedAndOpensItAgainUnacknowledged() {
        fail(0);
        fail(1);
        fail(2);
        assertThat(incidents.acknowledge(ack(true), BEGIN)).isTrue();
        assertThat(alert().getStatus()).isEqualTo("closed");
        fail(3);
        assertThat(alert().getStatus()).isEqualTo("open");
        assertThat(alert().getAcknowledgedBy()).isNull();
    }

    @Test
    void knowsNoIncidentForAnAckOfAnotherGroup() {
        fail(0);
        fail(1);
        fail(2);
        Ack ack = ack(false);
        ack.setKey("another");
        assertThat(incidents.acknowledge(ack, BEGIN)).isFalse();
        ack.setAlertId("none");
        assertThat(incidents.acknowledge(ack, BEGIN)).isFalse();
        assertThat(alert().getStatus()).isEqualTo("open");
    }

    @Test
    void withdrawsWhatALateEventUndoes() {
        incidents = of(new Condition.Absence(FIVE_MINUTES));
        fail(0);
        fail(300);
        assertThat(alert().getCount()).isEqualTo(1);
        fail(100);
        assertThat(alert().getCount()).isZero();
        assertThat(alert().getStatus()).isEqualTo("closed");
        assertThat(kept.published.get(1).getMessage()).contains("withdrawn");
    }

    @Test
    void countsTenThousandEventsOfOneGroupExactlyInAStateThatDoesNotGrow() {
        for (int second = 0; second < 10_000; second++) {
            fail(second);
        }
        assertThat(kept.alerts.values())
                .extracting(one -> one.getGatehouse().getAlert().getCount())
                .containsExactlyInAnyOrderElementsOf(List.of(10_000L));
        assertThat(kept.groups.values()).allSatisfy(state -> assertThat(state).hasSizeLessThan(30_000));
    }

    @Test
    void saysThatThereAreAtLeastSoManyValuesWhereItCannotRememberThemAll() {
        incidents = of(Rules.values(100, Long.MAX_VALUE));
        for (int n = 0; n < 3000; n++) {
            incidents.add(detection(n, BEGIN + n * SECOND / 100, "value-" + n, null), BEGIN);
        }
        assertThat(alert().getDistinct()).isEqualTo(256);
        assertThat(alert().getAtLeast()).isTrue();
        assertThat(alert().getCount()).isEqualTo(3000);
        assertThat(kept.published.get(kept.published.size() - 1).getMessage())
                .contains("at least 256 different values");
        assertThat(kept.groups.values()).allSatisfy(state -> assertThat(state).hasSizeLessThan(60_000));
    }

    @Test
    void findsAThresholdAboveWhatItCanTellApart() {
        incidents = of(Rules.atLeast(1000));
        for (int n = 0; n < 999; n++) {
            incidents.add(detection(n, BEGIN + n * SECOND / 10), BEGIN);
        }
        assertThat(kept.published).isEmpty();
        incidents.add(detection(999, BEGIN + 100 * SECOND), BEGIN);
        assertThat(alert().getCount()).isEqualTo(1000);
        assertThat(alert().getEvidence().get(0).getEventId()).isEqualTo("event-0");
    }
}
