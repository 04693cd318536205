package io.gatehouse.cli;

import static io.gatehouse.cli.Stories.micros;
import static io.gatehouse.cli.Stories.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsSource;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class AccessOptionsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    /** From 10:00 to 11:00. */
    private final Session session = session("9c41", "alice", "10:00:00");

    @BeforeEach
    void describeTheSession() {
        session.getEvent().setEnd(micros("11:00:00"));
        session.setSource(new EcsSource("2001:db8::7", 4000, null));
        session.getGatehouse().getSession().setEffectiveUsers(List.of("root"));
        session.getGatehouse().setPerson(new PersonRef("a.adams", "Alice Adams", "key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--user=alice",
                "--user=al*",
                "--user=root",
                "--person=A.ADAMS",
                "--person=adam",
                "--host=vm",
                "--host=0?",
                "--address=2001:db8::/32",
                "--since=1h",
                "--from=2026-11-21T11:00:00Z",
                "--to=2026-11-21T10:00:01Z",
                "--from=2026-11-21T10:20:00Z --to=2026-11-21T10:30:00Z",
                "--user=alice --host=vm --person=adams"
            })
    void findsASession(String options) {
        assertThat(fits(options)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--user=bob",
                "--user=ali",
                "--person=a.adam",
                "--person=bob",
                "--host=vm2",
                "--address=2001:db9::/32",
                "--address=127.0.0.1",
                "--since=59m",
                "--from=2026-11-21T11:00:01Z",
                "--to=2026-11-21T10:00:00Z",
                "--user=alice --host=web1"
            })
    void leavesASessionOut(String options) {
        assertThat(fits(options)).isFalse();
    }

    @Test
    void takesAnOpenSessionForOneThatGoesOn() {
        session.getEvent().setEnd(null);
        assertThat(fits("--from=2026-11-21T11:30:00Z")).isTrue();
        assertThat(fits("--to=2026-11-21T09:00:00Z")).isFalse();
    }

    @Test
    void findsNoPersonWhereNoneIsKnown() {
        session.getGatehouse().setPerson(null);
        assertThat(fits("--person=alice")).isFalse();
    }

    private boolean fits(String options) {
        AccessOptions access = new AccessOptions();
        CommandLine.populateCommand(access, options.isEmpty() ? new String[0] : options.split(" "));
        return access.wanted(NOW).test(session);
    }
}
