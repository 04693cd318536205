package io.gatehouse.streams.detect.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Event;
import io.gatehouse.model.HostReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which hosts are silent, and how it is told. */
class FleetTest {
    private static final long MINUTE = 60_000_000;

    private final Fleet fleet = new Fleet(0);

    private void heard(String host, long minute) {
        fleet.heard(host, new HostReport(new EcsHost(host, host, null), minute * MINUTE), minute * MINUTE);
    }

    private List<String> told(long minute) {
        return SilenceEvents.of(fleet.silence(minute * MINUTE)).stream()
                .map(event ->
                        event.getEvent().getAction() + " " + event.getHost().getId())
                .toList();
    }

    @Test
    void tellsOfAHostThatIsSilentForMoreThanTenMinutesWhileOthersAreHeard() {
        heard("a", 0);
        heard("b", 10);
        assertThat(told(10)).as("exactly ten minutes").isEmpty();
        heard("b", 11);
        assertThat(told(11)).containsExactly("host-silent a");
    }

    @Test
    void tellsNothingAnyMoreOfAHostThatIsBackOrGoneForGood() {
        heard("a", 0);
        heard("b", 0);
        heard("c", 11);
        heard("a", 11);
        fleet.retired("b");
        assertThat(told(11)).isEmpty();
    }

    @Test
    void takesNoHostForSilentWhoseLinesAreNotReadYet() {
        heard("a", 0);
        heard("b", 5);
        fleet.heard("b", new HostReport(new EcsHost("b", "b", null), 6 * MINUTE), 300 * MINUTE);
        assertThat(told(301)).as("an hour behind, but reading").isEmpty();
    }

    @Test
    void tellsByTheWallClockWhereNothingIsHeardAtAll() {
        heard("a", 0);
        assertThat(told(10)).isEmpty();
        assertThat(told(11)).containsExactly("host-silent a");
    }

    @Test
    void tellsOneThingOfManyHosts() {
        for (int host = 0; host < 200; host++) {
            heard("host-" + host, host < 4 ? 0 : 11);
        }
        assertThat(told(11)).as("two of a hundred").hasSize(4).allMatch(event -> event.startsWith("host-silent"));
        fleet.retired("host-199");
        List<Event> events = SilenceEvents.of(fleet.silence(11 * MINUTE));
        assertThat(events).hasSize(1);
        assertThat(events.get(0).getMessage()).isEqualTo("4 of 199 hosts are silent: host-0, host-1, host-2, host-3");
    }

    @Test
    void givesTheSameEventForAsLongAsTheSameTenMinutesLast() {
        heard("a", 0);
        heard("b", 12);
        String first =
                SilenceEvents.of(fleet.silence(12 * MINUTE)).get(0).getEvent().getId();
        heard("b", 19);
        assertThat(SilenceEvents.of(fleet.silence(19 * MINUTE))
                        .get(0)
                        .getEvent()
                        .getId())
                .isEqualTo(first);
        heard("b", 20);
        assertThat(SilenceEvents.of(fleet.silence(20 * MINUTE))
                        .get(0)
                        .getEvent()
                        .getId())
                .isNotEqualTo(first);
    }
}
