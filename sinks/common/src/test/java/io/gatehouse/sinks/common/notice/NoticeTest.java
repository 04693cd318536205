package io.gatehouse.sinks.common.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.sinks.common.Document;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A notification as it comes from a converter. */
class NoticeTest {
    private static final Map<String, Object> ALERT = Map.of(
            "host", Map.of("id", "machine-1", "name", "web-042"),
            "event", Map.of("id", "a1"),
            "rule", Map.of("name", "login-not-allowlisted"),
            "message", "root logged in",
            "gatehouse", Map.of("alert", Map.of("level", "high", "status", "open", "first_seen", 1_000_000L)));

    @Test
    void readsAMessageOnOneIncident() {
        Notice notice = notice(Map.of("alert", ALERT));
        assertThat(notice.created()).isEqualTo(Instant.parse("2026-11-21T08:34:38.311858Z"));
        assertThat(notice.key()).isEqualTo("a1");
        Incident incident = Objects.requireNonNull(notice.incident());
        assertThat(incident.hosts()).containsExactly("web-042");
        assertThat(incident.first()).isEqualTo(Instant.ofEpochSecond(1));
    }

    @Test
    void readsADigestWhichHasTheRouteForAKey() {
        Notice notice = notice(Map.of("alert_ids", List.of("a1", "a2"), "held_back", 14L));
        assertThat(notice.key()).isEqualTo("pager");
        assertThat(notice.incident()).isNull();
        assertThat(notice.heldBack()).isEqualTo(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "created", "cause", "title", "text"})
    void refusesWhatIsNoMessage(String missing) {
        Map<String, Object> fields = fields();
        fields.remove(missing);
        assertThatThrownBy(() -> new Notice(Document.of(fields)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(missing);
    }

    @Test
    void refusesAnEmptyIdAndAnAlertThatIsNone() {
        assertThatThrownBy(() -> notice(Map.of("id", " "))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> notice(Map.of("alert", Map.of("message", "x"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("event.id");
    }

    @ParameterizedTest
    @CsvSource({
        "level=high|critical host=web-*, true, false",
        "level=critical, false, false",
        "host=MACHINE-1, true, false",
        "rule=login-*, true, false",
        "route=page? cause=open, true, true",
        "'', true, true",
    })
    void fitsCriteria(String criteria, boolean incident, boolean digest) {
        assertThat(Criteria.of(criteria).fits(notice(Map.of("alert", ALERT)))).isEqualTo(incident);
        assertThat(Criteria.of(criteria).fits(notice(Map.of()))).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"level", "level=", "=high", "colour=red"})
    void refusesCriteriaThatCannotBeRead(String criteria) {
        assertThatThrownBy(() -> Criteria.of(criteria))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level=PATTERN");
    }

    private static Notice notice(Map<String, Object> more) {
        Map<String, Object> fields = fields();
        fields.putAll(more);
        return new Notice(Document.of(fields));
    }

    private static Map<String, Object> fields() {
        return new HashMap<>(Map.of(
                "id", "m1",
                "route", "pager",
                "created", 1_795_250_078_311_858L,
                "cause", "open",
                "alert_ids", List.of("a1"),
                "title", "[HIGH] root logged in",
                "text", "root logged in\n"));
    }
}
