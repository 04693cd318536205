package io.gatehouse.sinks.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

final class TemplateTest {
    private static final Document RECORD = new Document(Map.of(
            "rule",
            Map.of("name", "root-login"),
            "host",
            Map.of("id", "machine-1"),
            "gatehouse",
            Map.of("alert", Map.of("count", 3L, "users", List.of("root", "${rule.name}")))));

    @Test
    void putsWhatTheRecordHasInThePlaceOfFields() {
        assertThat(Template.of("$x ${rule.name}: ${gatehouse.alert.count} $1").fill(RECORD))
                .isEqualTo("$x root-login: 3 $1");
    }

    @Test
    void takesTheFirstFieldThatTheRecordHas() {
        assertThat(Template.of("${host.name|host.id}").fill(RECORD)).isEqualTo("machine-1");
        assertThat(Template.of("[${source.ip|}]").fill(RECORD)).isEqualTo("[]");
    }

    @Test
    void takesATextForAFieldThatTheRecordHas() {
        assertThat(Template.of("${source.ip?remote|host.id?local}").fill(RECORD))
                .isEqualTo("local");
        assertThat(Template.of("${source.ip?remote|}").fill(RECORD)).isEmpty();
    }

    @Test
    void givesAListWithCommasAndReadsNothingInWhatTheRecordSays() {
        assertThat(Template.of("${gatehouse.alert.users}").fill(RECORD)).isEqualTo("root, ${rule.name}");
    }

    @Test
    void saysWhatTheRecordLacks() {
        assertThatThrownBy(() -> Template.of("${host.name|source.ip}").fill(RECORD))
                .isInstanceOf(DataException.class)
                .hasMessage("the record has no host.name nor source.ip");
    }

    @Test
    void refusesWhatIsNoField() {
        assertThatThrownBy(() -> Readable.text("a template", Template::of).ensureValid("nagios.text", "${rule name}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nagios.text")
                .hasMessageContaining("${rule name} is no field");
        Readable.text("a template", Template::of).ensureValid("nagios.text", "${@timestamp} ${a.b|c}");
    }
}
