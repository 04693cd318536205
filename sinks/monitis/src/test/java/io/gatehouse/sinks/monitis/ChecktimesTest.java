package io.gatehouse.sinks.monitis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ChecktimesTest {
    private static final CustomMonitor LOGINS = new CustomMonitor("login monitor", "loginMonitor", "user:User::3");
    private static final Instant SECOND = Instant.parse("2026-11-21T08:00:00Z");

    private final Checktimes checktimes = new Checktimes();

    @Test
    void takesTheMillisecondsOfATimeThatHasThem() {
        assertThat(checktimes.of(LOGINS, "a", SECOND.plusNanos(7_654_321))).isEqualTo(1795248000007L);
    }

    @Test
    void spreadsWhatHappenedInOneSecondByItsIds() {
        long one = checktimes.of(LOGINS, "3388466fbc0a377652816a1656337b93", SECOND);
        long other = checktimes.of(LOGINS, "5c3a0ad1a0a52ccbdf9ce7b14432ef51", SECOND);

        assertThat(one).isBetween(1795248000000L, 1795248000999L).isNotEqualTo(other);
        assertThat(other).isBetween(1795248000000L, 1795248000999L);
        assertThat(new Checktimes().of(LOGINS, "3388466fbc0a377652816a1656337b93", SECOND))
                .as("another task, after a restart")
                .isEqualTo(one);
    }

    @Test
    void givesARecordThatComesAgainTheSame() {
        Instant time = SECOND.plusMillis(5);
        long first = checktimes.of(LOGINS, "a", time);
        long second = checktimes.of(LOGINS, "b", time);

        assertThat(second).isEqualTo(first + 1);
        assertThat(checktimes.of(LOGINS, "b", time)).isEqualTo(second);
        assertThat(checktimes.of(LOGINS, "a", time)).isEqualTo(first);
    }

    @Test
    void keepsMonitorsApart() {
        Instant time = SECOND.plusMillis(5);

        assertThat(checktimes.of(new CustomMonitor("other", "x", ""), "b", time))
                .isEqualTo(checktimes.of(LOGINS, "a", time));
    }
}
