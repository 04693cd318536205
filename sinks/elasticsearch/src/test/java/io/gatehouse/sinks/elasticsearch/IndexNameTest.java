package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexNameTest {

    @Test
    void writesTheDayInUtc() {
        IndexName audit = IndexName.of("audit-%{yyyy.MM.dd}");
        assertThat(audit.at(Instant.parse("2026-11-21T23:59:59.999999Z"))).isEqualTo("audit-2026.11.21");
        assertThat(audit.at(Instant.parse("2026-11-22T00:00:00Z"))).isEqualTo("audit-2026.11.22");
        assertThat(audit.pattern()).isEqualTo("audit-*");
        assertThat(IndexName.of("gatehouse-alerts").at(Instant.EPOCH)).isEqualTo("gatehouse-alerts");
    }

    @Test
    void knowsItsOwnIndicesAndNoOthers() {
        IndexName audit = IndexName.of("audit-%{yyyy.MM.dd}-x");
        assertThat(audit.dayOf("audit-2026.11.21-x")).contains(LocalDate.of(2026, 11, 21));
        for (String other : new String[] {
            "audit-2026.11.21", "audit--x", "audit-x", "audit-2026.13.21-x", "audit-2026.11.21-y", "b-2026.11.21-x"
        }) {
            assertThat(audit.dayOf(other)).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit-%{yyyy.MM.dd}", "gatehouse-alerts", ".hidden", "a-%{yyyyMMdd}-b", "a-%{uuuu-MM-dd}"})
    void takesNamesOfIndices(String name) {
        IndexName.require(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Audit",
                "audit log",
                "-audit",
                "_audit",
                "a/b",
                "a*",
                "audit-%{yyyy.MM.dd",
                "audit-%{}",
                "audit-%{qqqqqqqq}",
                "audit-%{HH}",
                "audit-%{yyyy}",
                "%{yyyy}%{MM}",
                "audit-%{EEEE yyyy.MM.dd}",
                "../etc"
            })
    void refusesWhatIsNone(String name) {
        assertThatThrownBy(() -> IndexName.require(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
