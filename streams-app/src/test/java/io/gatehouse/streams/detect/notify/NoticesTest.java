package io.gatehouse.streams.detect.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.IncidentState;
import io.gatehouse.model.Notification;
import io.gatehouse.model.SessionSight;
import io.gatehouse.streams.detect.Glob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final HostLabels NO_LABELS = new HostLabels(List.of());

    private final Alert first = Incidents.open("1f9c02ab77");

    private static Route route(String name, Scope scope, Set<Occasion> on) {
        return new Route(name, scope, on, Duration.ofMinutes(15), null, Route.DEFAULT_RATE);
    }

    private static Notices all() {
        return Notices.to(
                new Routes(List.of(route("all", Scope.from(1), EnumSet.allOf(Occasion.class))), NO_LABELS, List.of()));
    }

    private static List<Notification> told(Notices notices, @Nullable Alert before, Alert after) {
        List<Notification> told = new ArrayList<>();
        notices.tell(before == null ? null : Standing.of(before), Incidents.state(after), Incidents.NOW, told::add);
        return told;
    }

    /** With labels for the host, and a session as it was last seen. */
    private static Notification told(@Nullable Alert before, Alert after, SessionSight sight) {
        HostLabels labels = new HostLabels(List.of(
                new HostLabels.Entry(new Glob("web-*"), Set.of("prod", "dmz"), null),
                new HostLabels.Entry(new Glob("db-*"), Set.of("db"), null)));
        Routes routes =
                new Routes(List.of(route("all", Scope.from(1), EnumSet.allOf(Occasion.class))), labels, List.of());
        List<Notification> told = new ArrayList<>();
        Notices.to(routes)
                .tell(
                        before == null ? null : Standing.of(before),
                        Incidents.state(after, sight),
                        Incidents.NOW,
                        told::add);
        return told.get(0);
    }

    private static List<String> titles(@Nullable Alert before, Alert after) {
        return told(all(), before, after).stream().map(Notification::getTitle).toList();
    }

    private static List<String> routesFor(Routes routes, Alert alert) {
        return told(Notices.to(routes), null, alert).stream()
                .map(Notification::getRoute)
                .toList();
    }

    @Test
    void tellsThatAnIncidentOpensGoesOnClosesAndOpensAgain() {
        Alert second = Incidents.later(first);
        Alert closed = Incidents.as(second, "closed");
        closed.getGatehouse().getAlert().setLastSeen(Incidents.NOW + 125_000_000);
        assertThat(titles(null, first)).containsExactly("[HIGH] alice from 192.0.2.1 on web-1");
        assertThat(titles(first, second)).containsExactly("[HIGH] goes on: alice from 192.0.2.1 on web-1");
        assertThat(titles(second, closed)).containsExactly("[HIGH] closed after 2 min: alice from 192.0.2.1 on web-1");
        assertThat(titles(closed, Incidents.as(closed, "open")))
                .containsExactly("[HIGH] again: alice from 192.0.2.1 on web-1");
    }

    @Test
    void saysNothingWhereNothingHappened() {
        assertThat(titles(first, first)).isEmpty();
        assertThat(titles(first, Incidents.as(first, "open"))).isEmpty();
        Alert closed = Incidents.as(first, "closed");
        assertThat(titles(closed, closed)).isEmpty();
    }

    @Test
    void takesAnIncidentThatWasNeverPublishedForANewOne() {
        Alert unpublished = Incidents.open("1f9c02ab77");
        unpublished.getGatehouse().setRevision(0L);
        assertThat(titles(unpublished, first)).containsExactly("[HIGH] alice from 192.0.2.1 on web-1");
    }

    @Test
    void isSilentAboutWhatSomebodyHasTakenNoteOf() {
        Alert known = Incidents.as(first, "acknowledged");
        known.getGatehouse().getAlert().setAcknowledgedBy("bob");
        assertThat(titles(first, known)).containsExactly("[HIGH] acknowledged by bob: alice from 192.0.2.1 on web-1");
        assertThat(titles(known, Incidents.later(known))).isEmpty();
        assertThat(titles(Incidents.as(known, "closed"), known)).isEmpty();
    }

    @Test
    void tellsThatItIsOverWhereSomebodyHadTakenNoteOfItOnlyWhoWantsThat() {
        Alert known = Incidents.as(first, "acknowledged");
        Alert closed = Incidents.as(known, "closed");
        Routes routes = new Routes(
                List.of(
                        route("people", Scope.from(1), Set.of(Occasion.OPEN, Occasion.CLOSE)),
                        route("machine", Scope.from(1), Set.of(Occasion.CLOSE_ACKNOWLEDGED))),
                NO_LABELS,
                List.of());
        assertThat(told(Notices.to(routes), known, closed)).singleElement().satisfies(message -> {
            assertThat(message.getRoute()).isEqualTo("machine");
            assertThat(message.getCause()).isEqualTo("close");
        });
        assertThat(told(Notices.to(routes), first, Incidents.as(first, "closed")))
                .extracting(Notification::getRoute)
                .containsExactly("people");
    }

    @Test
    void tellsOfWhatSomebodyHasTakenNoteOfWhenItGetsWorse() {
        Alert known = Incidents.as(first, "acknowledged");
        assertThat(titles(known, Incidents.later(known, "web-1", "web-2", "web-3")))
                .containsExactly("[HIGH] also on web-2, web-3: alice from 192.0.2.1 on web-1");
        Alert succeeded = Incidents.later(known);
        succeeded.getEvent().setOutcome("success");
        assertThat(titles(known, succeeded)).containsExactly("[HIGH] a login succeeded: alice from 192.0.2.1 on web-1");
        assertThat(titles(succeeded, Incidents.later(succeeded))).isEmpty();
        Alert critical = Incidents.later(known);
        critical.getGatehouse().getAlert().setLevel("critical");
        assertThat(titles(known, critical)).containsExactly("[CRITICAL] now critical: alice from 192.0.2.1 on web-1");
        assertThat(titles(critical, Incidents.later(known))).isEmpty();
    }

    @Test
    void tellsNobodyOfWhatIsOnlyObserved() {
        first.getGatehouse().getAlert().setMode("observe");
        assertThat(titles(null, first)).isEmpty();
        first.getGatehouse().getAlert().setMode(null);
        assertThat(titles(null, first)).isEmpty();
    }

    @Test
    void tellsTheStandardRouteWhenSomethingOfAtLeastMediumOpensOrCloses() {
        Notices standard = Notices.to(Routes.standard());
        assertThat(told(standard, null, first))
                .extracting(Notification::getRoute)
                .containsExactly("default");
        assertThat(told(standard, first, Incidents.later(first))).isEmpty();
        assertThat(told(standard, first, Incidents.as(first, "closed"))).hasSize(1);
        first.getGatehouse().getAlert().setLevel("medium");
        assertThat(told(standard, null, first)).hasSize(1);
        first.getGatehouse().getAlert().setLevel("low");
        assertThat(told(standard, null, first)).isEmpty();
        assertThat(told(Notices.none(), null, Incidents.open("x"))).isEmpty();
    }

    @Test
    void choosesRoutesByLevelRuleHostLabelAndTeam() {
        Set<Occasion> open = Set.of(Occasion.OPEN);
        HostLabels hosts =
                new HostLabels(List.of(new HostLabels.Entry(new Glob("web-*"), Set.of("prod", "dmz"), "web")));
        List<Glob> none = List.of();
        Routes routes = new Routes(
                List.of(
                        route("critical", Scope.from(5), open),
                        route("low", new Scope(1, 2, none, none, List.of(), null), open),
                        route("logins", new Scope(1, 5, List.of(new Glob("login-*")), none, List.of(), null), open),
                        route("by-id", new Scope(1, 5, List.of(new Glob("0d*")), none, List.of(), null), open),
                        route("su", new Scope(1, 5, List.of(new Glob("su-*")), none, List.of(), null), open),
                        route("machine", new Scope(1, 5, none, List.of(new Glob("machine-?")), List.of(), null), open),
                        route("db", new Scope(1, 5, none, List.of(new Glob("db-*")), List.of(), null), open),
                        route("prod", new Scope(1, 5, none, none, List.of("prod", "test"), null), open),
                        route("test", new Scope(1, 5, none, none, List.of("test"), null), open),
                        route("web", new Scope(1, 5, none, none, List.of(), "web"), open),
                        route("ops", new Scope(1, 5, none, none, List.of(), "ops"), open)),
                hosts,
                List.of());
        assertThat(routesFor(routes, first)).containsExactly("logins", "by-id", "machine", "prod", "web");
    }

    @Test
    void suppressesByRuleAndGroupUntilATime() {
        Suppression backup = new Suppression(
                new Glob("login-*"),
                Map.of("user.name", new Glob("al*"), "source.ip", new Glob("192.*")),
                Incidents.NOW + 1);
        Notices notices = Notices.to(new Routes(Routes.standard().routes(), NO_LABELS, List.of(backup)));
        List<Notification> told = new ArrayList<>();
        IncidentState opened = Incidents.state(first);
        assertThat(notices.tell(null, opened, Incidents.NOW, told::add)).isTrue();
        assertThat(told).isEmpty();
        assertThat(notices.tell(null, opened, Incidents.NOW + 1, told::add)).isFalse();
        assertThat(told).hasSize(1);
        first.getGatehouse().getAlert().getGroup().get(0).setValue("bob");
        assertThat(notices.tell(null, opened, Incidents.NOW, told::add)).isFalse();
        assertThat(told).hasSize(2);
    }

    @Test
    void givesTheSameMessageTheSameIdAndEveryOtherAnotherOne() {
        Routes two = new Routes(
                List.of(
                        route("a", Scope.from(1), EnumSet.allOf(Occasion.class)),
                        route("b", Scope.from(1), EnumSet.allOf(Occasion.class))),
                NO_LABELS,
                List.of());
        List<Notification> told = told(Notices.to(two), null, first);
        assertThat(told(Notices.to(two), null, first)).isEqualTo(told);
        told.addAll(told(Notices.to(two), first, Incidents.later(first)));
        told.addAll(told(Notices.to(two), Incidents.later(first), Incidents.later(Incidents.later(first))));
        told.addAll(told(Notices.to(two), null, Incidents.open("2")));
        assertThat(told).extracting(Notification::getId).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatIsKnownAndHowToTakeNoteOfIt() {
        String text = told(all(), null, first).get(0).getText();
        assertThat(text)
                .startsWith("alice from 192.0.2.1 on web-1\n\n")
                .contains(
                        "  level     high\n",
                        "  group     user.name=alice, source.ip=192.0.2.1\n",
                        "  2026-11-21T08:34:40Z  session 5e55104\n    sshd[1]: Accepted\\x1b[2J\\x0apassword\n",
                        "Alert 1f9c02ab77\n  ./gatehouse alerts show 1f9c02ab\n  ./gatehouse alerts ack 1f9c02ab --note TEXT\n");
    }

    @Test
    void saysOfWhichHostsItIsAndWhetherSomebodyIsStillIn() {
        first.setMessage("Root login: root on web-1.");
        SessionSight open = Incidents.sight("open");
        Notification message = told(null, first, open);
        assertThat(message.getTitle()).isEqualTo("[HIGH] dmz, prod: Root login: root on web-1 (still in)");
        assertThat(message.getLabels()).containsExactly("dmz", "prod");
        assertThat(message.getSessions()).containsExactly(open);
        assertThat(message.getText()).contains("  labels    dmz, prod\n");
        assertThat(told(first, Incidents.later(first), open).getTitle()).endsWith("(still in)");
        assertThat(told(null, first, Incidents.sight("closed")).getTitle()).endsWith("Root login: root on web-1.");
        assertThat(told(first, Incidents.as(first, "closed"), open).getTitle()).endsWith("Root login: root on web-1.");
        first.setMessage("x".repeat(500));
        assertThat(told(null, first, open).getTitle()).hasSize(200).endsWith("x… (still in)");
    }

    @Test
    void saysWhatWasTypedLastInItsSessionsHarmlessly() {
        assertThat(told(null, first, Incidents.sight("open")).getText())
                .contains(
                        "Session 5e55104 of alice (Alice A) on web-1 from 192.0.2.1, still open at 2026-11-21T08:34:40Z\n"
                                + "  began 2026-11-21T08:34:40Z, 12 commands; the last lines:\n"
                                + "  2026-11-21T08:34:40Z  root  rm -rf /\\x1b[2J\\x0a\\u202etxt\n"
                                + "  2026-11-21T08:34:40Z  alice  (its text is unknown)\n");
        assertThat(told(null, first, Incidents.sight("closed")).getText())
                .contains("from 192.0.2.1, closed at 2026-11-21T08:34:40Z: logout\n");
    }

    @Test
    void letsNoTextOfALogBreakTheTitle() {
        first.setMessage("alice\r\nBcc: eve@example.com" + "x".repeat(500));
        assertThat(titles(null, first).get(0))
                .startsWith("[HIGH] alice\\x0d\\x0aBcc: eve@example.com")
                .hasSizeLessThanOrEqualTo(200);
    }
}
