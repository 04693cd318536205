package io.gatehouse.streams.detect.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.DigestLine;
import io.gatehouse.model.Notification;
import io.gatehouse.model.RouteState;
import io.gatehouse.model.ToldState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** Keeps copies, as a store does. */
    private static final class OnHeap implements Ledger {
        final Map<String, RouteState> routes = new TreeMap<>();
        final Map<String, ToldState> told = new TreeMap<>();
        final Map<String, DigestLine> lines = new TreeMap<>();

        @Override
        public @Nullable RouteState route(String name) {
            RouteState state = routes.get(name);
            return state == null ? null : Incidents.copy(RouteState.class, state);
        }

        @Override
        public void route(String name, RouteState state) {
            routes.put(name, Incidents.copy(RouteState.class, state));
        }

        @Override
        public @Nullable ToldState told(String key) {
            return told.get(key);
        }

        @Override
        public void told(String key, @Nullable ToldState state) {
            if (state == null) {
                told.remove(key);
            } else {
                told.put(key, Incidents.copy(ToldState.class, state));
            }
        }

        @Override
        public @Nullable DigestLine line(String key) {
            return lines.get(key);
        }

        @Override
        public void line(String key, @Nullable DigestLine line) {
            if (line == null) {
                lines.remove(key);
            } else {
                lines.put(key, line);
            }
        }

        @Override
        public List<DigestLine> lines(String prefix) {
            return lines.entrySet().stream()
                    .filter(line -> line.getKey().startsWith(prefix))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private final OnHeap ledger = new OnHeap();
    private final List<Notification> sent = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private Routes routes = Routes.standard();
    private Notices notices = Notices.to(routes);
    private Dispatcher dispatcher = new Dispatcher(routes, ledger, this::sent);
    private long now;

    @BeforeEach
    void begin() {
        now = Incidents.NOW;
        serve(null, new Rate(3, Duration.ofHours(1)));
    }

    private void serve(@Nullable Duration digest, Rate rate) {
        Route route =
                new Route("ops", Scope.from(1), EnumSet.allOf(Occasion.class), Duration.ofMinutes(15), digest, rate);
        routes = new Routes(List.of(route), new HostLabels(List.of()), List.of());
        notices = Notices.to(routes);
        restart();
    }

    /** What is not in the ledger is lost. */
    private void restart() {
        dispatcher = new Dispatcher(routes, ledger, this::sent);
        ledger.told.forEach(dispatcher::restore);
    }

    private void sent(Notification message) {
        sent.add(message);
        times.add(now);
    }

    private void change(@Nullable Alert before, Alert after) {
        Standing standing = before == null ? null : Standing.of(before);
        notices.tell(standing, Incidents.state(after), now, message -> dispatcher.accept(message, now));
    }

    private Alert opens(String id) {
        Alert alert = Incidents.open(id);
        alert.getGatehouse().getAlert().setLastSeen(now);
        change(null, alert);
        return alert;
    }

    private void pass(long micros) {
        for (long end = now + micros; now < end; ) {
            now = Math.min(end, now + SECOND);
            dispatcher.tick(now);
        }
    }

    private List<String> causes() {
        List<String> causes = sent.stream().map(Notification::getCause).toList();
        sent.clear();
        return causes;
    }

    @Test
    void tellsOfAnIncidentAtOnce() {
        opens("a");
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getAlertIds()).containsExactly("a");
            assertThat(message.getHeldBack()).isZero();
        });
        pass(2 * HOUR);
        assertThat(sent).hasSize(1);
    }

    @Test
    void tellsThatAnIncidentGoesOnNoMoreOftenThanWantedAndThenAsItIs() {
        Alert first = opens("a");
        Alert second = Incidents.later(first);
        change(first, second);
        pass(10 * MINUTE);
        Alert third = Incidents.later(second);
        change(second, third);
        pass(5 * MINUTE - SECOND);
        assertThat(causes()).containsExactly("open");
        restart();
        pass(SECOND);
        assertThat(sent)
                .singleElement()
                .satisfies(message -> assertThat(message.getAlertRevision()).isEqualTo(3));
        pass(HOUR);
        assertThat(causes()).containsExactly("update");
    }

    @Test
    void tellsAtOnceWhatGotWorseAndThenWaitsAgain() {
        Alert first = opens("a");
        Alert second = Incidents.later(first);
        second.getEvent().setOutcome("success");
        pass(MINUTE);
        change(first, second);
        assertThat(causes()).containsExactly("open", "worse");
        change(second, Incidents.later(second));
        pass(15 * MINUTE - SECOND);
        assertThat(sent).isEmpty();
        pass(SECOND);
        assertThat(causes()).containsExactly("update");
    }

    @Test
    void leavesOutTheUpdateThatWaitsWhenTheIncidentIsOver() {
        Alert first = opens("a");
        Alert second = Incidents.later(first);
        change(first, second);
        change(second, Incidents.as(second, "closed"));
        pass(HOUR);
        assertThat(causes()).containsExactly("open", "close");
        assertThat(ledger.told).isEmpty();
    }

    @Test
    void holdsBackWhatIsBeyondTheRateAndSaysHowMuchWhenItMay() {
        for (int i = 0; i < 17; i++) {
            opens("incident-" + i);
        }
        assertThat(causes()).hasSize(3).containsOnly("open");
        pass(MINUTE);
        opens("incident-3");
        restart();
        pass(HOUR - MINUTE - SECOND);
        assertThat(sent).isEmpty();
        pass(SECOND);
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getCause()).isEqualTo("digest");
            assertThat(message.getHeldBack()).isEqualTo(15);
            assertThat(message.getTitle()).isEqualTo("15 held back, no more than 3 in 1 h: 14 incidents (14 high)");
            assertThat(message.getAlertIds()).hasSize(14).doesNotHaveDuplicates();
            assertThat(message.getText().lines().filter(line -> line.contains("alice from")))
                    .hasSize(14);
        });
        opens("after");
        assertThat(causes()).containsExactly("digest", "open");
        assertThat(ledger.lines).isEmpty();
    }

    @Test
    void neverSendsMoreThanTheRateInAnySpan() {
        for (int i = 0; i < 400; i++) {
            opens("incident-" + i);
            pass(17 * SECOND * (1 + i % 5));
        }
        assertThat(times).hasSizeGreaterThan(12);
        for (int i = 3; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - 3)).isGreaterThanOrEqualTo(HOUR);
        }
    }

    @Test
    void collectsWhatARouteWantsCollectedAndListsEachIncidentOnce() {
        serve(Duration.ofMinutes(10), Route.DEFAULT_RATE);
        Alert first = opens("a");
        pass(5 * MINUTE);
        change(first, Incidents.later(first));
        opens("b");
        pass(5 * MINUTE - SECOND);
        assertThat(sent).isEmpty();
        restart();
        pass(SECOND);
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getTitle()).isEqualTo("2 incidents (2 high)");
            assertThat(message.getAlertIds()).containsExactly("a", "b");
            assertThat(message.getHeldBack()).isZero();
        });
        pass(HOUR);
        assertThat(sent).hasSize(1);
    }

    @Test
    void tellsInOneMessageWhatWasLongPastWhenItArrived() {
        now += 3 * HOUR;
        for (int i = 0; i < 500; i++) {
            Alert past = Incidents.open("incident-" + i);
            change(null, past);
            change(past, Incidents.as(past, "closed"));
            pass(SECOND);
        }
        assertThat(sent).isEmpty();
        pass(MINUTE);
        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.getTitle())
                    .isEqualTo("Found while catching up: " + Digests.MAX_LINES + " incidents (200 high)");
            assertThat(message.getText()).contains("(closed)  incident\n", "and 300 further messages");
        });
        opens("present");
        assertThat(causes()).containsExactly("digest", "open");
    }

    @Test
    void doesNotTellTheEndOfWhatWasFoundWhileCatchingUp() {
        now += 3 * HOUR;
        Alert past = Incidents.open("a");
        change(null, past);
        pass(2 * MINUTE);
        change(past, Incidents.as(past, "closed"));
        pass(2 * MINUTE);
        assertThat(causes()).containsExactly("digest");
        assertThat(ledger.told).isEmpty();
    }

    @Test
    void tellsTheEndOfAnIncidentHoursAfterItsLastEvent() {
        Alert first = opens("a");
        pass(5 * HOUR);
        change(first, Incidents.as(first, "closed"));
        assertThat(causes()).containsExactly("open", "close");
    }

    @Test
    void forgetsAnIncidentThatNeverCloses() {
        opens("a");
        assertThat(ledger.told).hasSize(1);
        now += 48 * HOUR;
        dispatcher.tick(now);
        assertThat(ledger.told).isEmpty();
    }

    @Test
    void saysThatItKnowsNoSuchRoute() {
        Notification message = new Notification();
        message.setRoute("gone");
        assertThat(dispatcher.accept(message, now)).isFalse();
        assertThat(dispatcher.restore("gone|a", new ToldState())).isFalse();
    }
}
