package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.sinks.common.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NagiosTargetTest {
    private static final Answer TOLD = Answer.delivered();

    /** Takes so many results, then none. */
    private static final class Wire implements Transport {
        private final List<String> sent = new ArrayList<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public @Nullable String refusal(CheckResult result) {
            return result.host().equals("unspeakable") ? "too long" : null;
        }

        @Override
        public Sent send(List<CheckResult> results) {
            int count = Math.min(room, results.size());
            room -= count;
            results.subList(0, count)
                    .forEach(result -> sent.add(result.service() + " " + result.state() + " " + result.output()));
            return new Sent(count, count < results.size() ? "it is down" : null);
        }
    }

    private final Wire wire = new Wire();
    private final NagiosTarget target = new NagiosTarget(wire, new KnownServices(null));

    @Test
    void answersEachInItsPlace() throws Exception {
        wire.room = 1;
        AlertCheck unspeakable =
                new AlertCheck("x", 1, true, CheckResult.of("unspeakable", "a", State.WARNING, "x", ""));

        List<Answer> answers = target.deliver(List.of(unspeakable, open("a", 1), open("b", 1)));

        assertThat(answers).containsExactly(Answer.refused("too long"), TOLD, Answer.later("it is down"));
    }

    @Test
    void tellsNoRevisionAfterALaterOneOfTheSameAlert() throws Exception {
        assertThat(target.deliver(List.of(open("a", 2), open("a", 1), open("b", 1))))
                .containsOnly(TOLD);
        target.deliver(List.of(open("a", 1), open("a", 2), open("a", 3)));

        assertThat(wire.sent).containsExactly("s CRITICAL a2", "s CRITICAL b1", "s CRITICAL a2", "s CRITICAL a3");
    }

    @Test
    void tellsThatAnIncidentWasOpenThoughItClosedWhileNagiosWasDown() throws Exception {
        wire.room = 0;
        target.deliver(List.of(open("a", 1), closed("a", 2)));
        wire.room = 10;
        target.deliver(List.of(open("a", 1), closed("a", 2)));

        assertThat(wire.sent).containsExactly("s CRITICAL a1", "s OK a2");
    }

    @Test
    void makesAServiceOkOnlyWhenItsLastOpenIncidentCloses() throws Exception {
        target.deliver(List.of(open("a", 1), open("b", 1), closed("a", 2)));
        assertThat(wire.sent).containsExactly("s CRITICAL a1", "s CRITICAL b1");

        target.deliver(List.of(closed("b", 2)));
        assertThat(wire.sent).last().isEqualTo("s OK b2");
    }

    @Test
    void forgetsTheOldestOfTenThousand() throws Exception {
        for (int i = 0; i <= 10_000; i++) {
            target.deliver(List.of(open("alert-" + i, 2)));
        }
        wire.sent.clear();

        target.deliver(List.of(open("alert-0", 1), open("alert-5", 1)));

        assertThat(wire.sent).containsExactly("s CRITICAL alert-01");
    }

    private static AlertCheck open(String alert, long revision) {
        return new AlertCheck(
                alert, revision, true, CheckResult.of("web-1", "s", State.CRITICAL, alert + revision, ""));
    }

    private static AlertCheck closed(String alert, long revision) {
        return new AlertCheck(alert, revision, false, CheckResult.of("web-1", "s", State.OK, alert + revision, ""));
    }
}
