package io.gatehouse.sinks.monitis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.sinks.common.Document;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

final class MappingTest {

    @Test
    void tellsALoginAsTheOldSetUpDid() {
        Mapping logins = mapping(Map.of(), MonitisSettings.SESSIONS);
        Document session = new Document(Map.of(
                "user", Map.of("name", "alice"),
                "source", Map.of("ip", "2001:db8::7"),
                "gatehouse", Map.of("revision", 1L, "login", Map.of("method", "publickey"))));

        assertThat(logins.monitor())
                .isEqualTo(new CustomMonitor(
                        "login monitor",
                        "loginMonitor",
                        "user_login:Login Name:logins:3;host:Host Address:hostaddress:3;srv:Service:service:3"));
        assertThat(logins.values(session))
                .isEqualTo(Map.of("user_login", "alice", "host", "2001:db8::7", "srv", "sshd"));
    }

    @Test
    void tellsOfALoginAtTheConsoleWithoutAnAddress() {
        Document session = new Document(Map.of("gatehouse", Map.of("login", Map.of("service", "login"))));

        assertThat(mapping(Map.of(), MonitisSettings.SESSIONS).values(session))
                .isEqualTo(Map.of("user_login", "", "host", "", "srv", "login"));
    }

    @Test
    void tellsTheFirstRevisionUnlessAskedForEvery() {
        assertThat(mapping(Map.of(), MonitisSettings.SESSIONS).tells(revision(1)))
                .isTrue();
        assertThat(mapping(Map.of(), MonitisSettings.SESSIONS).tells(revision(2)))
                .isFalse();
        assertThat(mapping(Map.of("monitis.sessions.when", "every"), MonitisSettings.SESSIONS)
                        .tells(revision(2)))
                .isTrue();
    }

    @Test
    void refusesAValueThatIsNotOfItsType() {
        Mapping mapping = mapping(
                Map.of(
                        "monitis.alerts.result.params", "n:N::2;x:X::4;b:B::1",
                        "monitis.alerts.results", "n:${n};x:${x};b:${b}"),
                MonitisSettings.ALERTS);

        assertThat(mapping.values(new Document(Map.of("n", "-3", "x", "0.5", "b", "true"))))
                .containsOnly(Map.entry("n", "-3"), Map.entry("x", "0.5"), Map.entry("b", "true"));
        assertThatThrownBy(() -> mapping.values(new Document(Map.of("n", "3.5", "x", "0.5", "b", "true"))))
                .isInstanceOf(DataException.class)
                .hasMessage("n is not of type 2: 3.5");
    }

    @Test
    void saysWhichSettingDoesNotFit() {
        assertThat(new MonitisSettings(with(Map.of("monitis.alerts.results", "rule:${rule.name};nobody:x")))
                        .conflicts())
                .containsOnly(Map.entry("monitis.alerts.results", "nobody is not among monitis.alerts.result.params"));
    }

    private static Document revision(long revision) {
        return new Document(Map.of("gatehouse", Map.of("revision", revision)));
    }

    private static Mapping mapping(Map<String, String> settings, String prefix) {
        return new MonitisSettings(with(settings)).mapping(prefix);
    }

    private static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("monitis.url", "http://localhost/");
        all.put("monitis.api.key", "K");
        all.put("monitis.secret.key", "S");
        return all;
    }
}
