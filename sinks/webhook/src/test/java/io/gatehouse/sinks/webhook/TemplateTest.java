package io.gatehouse.sinks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.sinks.common.notice.Notice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message becomes JSON that a receiver takes, whatever an attacker wrote. */
class TemplateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void putsValuesInAsTheyAreOrIntoTexts() throws Exception {
        JsonNode json = filled(
                "{\"n\": \"{{held_back}}\", \"hosts\": \"{{alert.gatehouse.alert.hosts}}\", \"none\": \"{{alert.user.name}}\","
                        + " \"all\": [\"on {{ alert.gatehouse.alert.hosts }}: {{held_back}}\", 5, true, null]}",
                Messages.of("open", "high", "x"));
        assertThat(json)
                .isEqualTo(
                        JSON.readTree(
                                "{\"n\": 0, \"hosts\": [\"web-042\", \"web-043\"], \"all\": [\"on web-042, web-043: 0\", 5, true, null]}"));
    }

    @Test
    void sendsTheWholeRecordWhereItIsPlain() throws Exception {
        JsonNode json = filled("plain", Messages.of("open", "high", "root logged in"));
        assertThat(json.at("/title").asText()).isEqualTo("root logged in");
        assertThat(json.at("/alert/gatehouse/alert/hosts/1").asText()).isEqualTo("web-043");
    }

    @ParameterizedTest
    @CsvSource({
        "open, critical, trigger, critical",
        "worse, high, trigger, error",
        "update, medium, trigger, warning",
        "acknowledge, low, acknowledge, info",
        "close, high, resolve, error",
    })
    void tellsPagerDutyWhatToDoWithAnIncident(String cause, String level, String action, String severity)
            throws Exception {
        JsonNode json = filled("pagerduty", Messages.of(cause, level, "root logged in"));
        assertThat(json.path("event_action").asText()).isEqualTo(action);
        assertThat(json.path("dedup_key").asText()).isEqualTo("incident-1");
        assertThat(json.path("routing_key").asText()).isEqualTo("integration-key");
        assertThat(json.at("/payload/severity").asText()).isEqualTo(severity);
        assertThat(json.at("/payload/source").asText()).isEqualTo("web-042");
        assertThat(json.at("/payload/summary").asText()).isEqualTo("root logged in");
        assertThat(json.at("/payload/custom_details/users/0").asText()).isEqualTo("root");
    }

    @Test
    void makesADigestAnIncidentOfItsOwnForPagerDuty() throws Exception {
        JsonNode json = filled("pagerduty", Messages.digest());
        assertThat(json.path("event_action").asText()).isEqualTo("trigger");
        assertThat(json.path("dedup_key").asText()).isEqualTo("message-1");
        assertThat(json.at("/payload/source").asText()).isEqualTo("gatehouse");
        assertThat(json.at("/payload/custom_details/held_back").asInt()).isEqualTo(14);
        assertThat(json.at("/payload").has("component")).isFalse();
    }

    @Test
    void escapesWhatSlackWouldTakeForALinkOrAPerson() throws Exception {
        JsonNode json = filled("slack", Messages.of("open", "high", "<!channel> <https://evil|x> & ``` @here \u202e"));
        String all = String.join("\n", texts(json));
        assertThat(all).contains("*&lt;!channel&gt; &lt;https://evil|x&gt; &amp; ''' @here \\u202e*");
        assertThat(all).doesNotContain("<", ">");
        assertThat(json.at("/blocks/1/text/text").asText())
                .startsWith("```&lt;")
                .endsWith("second line```");
        assertThat(json.findValues("verbatim"))
                .hasSize(3)
                .allSatisfy(verbatim -> assertThat(verbatim.asBoolean()).isTrue());
    }

    @Test
    void keepsTheBoundsOfSlackAndPagerDuty() throws Exception {
        Notice huge = Messages.of("open", "high", "<<😀".repeat(5000));
        assertThat(texts(filled("slack", huge)))
                .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(3000));
        String summary = filled("pagerduty", huge).at("/payload/summary").asText();
        assertThat(summary).hasSizeLessThanOrEqualTo(1024).endsWith("😀<<…");
    }

    static List<String> evil() {
        return List.of(
                "\", \"event_action\": \"resolve\", \"x\": \"",
                "\\\", \"a\": [",
                "\"}]}",
                "{{routing_key}}",
                "$1 \\1 ${env:SECRET}",
                "\u0000\u001b[2J\r\n\u2028",
                "lone \ud800 surrogate");
    }

    @ParameterizedTest
    @MethodSource("evil")
    void keepsAnyTextInTheTextItStandsIn(String evil) throws Exception {
        for (String name : Template.SHIPPED) {
            JsonNode harmless = filled(name, Messages.of("open", "high", "harmless"));
            JsonNode json = filled(name, Messages.of("open", "high", evil));
            assertThat(shape(json)).isEqualTo(shape(harmless));
        }
        assertThat(filled("{\"a\": \"<{{title}}>\"}", Messages.of("open", "high", evil))
                        .path("a")
                        .asText())
                .isEqualTo("<" + evil.replace('\ud800', '?') + ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "teams",
                "{",
                "{} {}",
                "{\"a\": \"{{nothing}}\"}",
                "{\"a\": [\"{{alert.rule.nam}}\"]}",
                "{\"a\": \"{{title|html:5}}\"}",
                "{\"a\": \"{{title|line}}\"}",
            })
    void isRefusedWhereItCannotBeFilled(String template) {
        assertThatThrownBy(() -> Template.of(template)).isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode filled(String template, Notice notice) throws Exception {
        String json = Template.of(template).with(new Values(notice, "integration-key"));
        return JSON.readTree(json.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }

    /** Names of fields, without their values. */
    private static String shape(JsonNode node) {
        StringBuilder shape = new StringBuilder(node.getNodeType().name());
        node.properties()
                .forEach(field -> shape.append('(')
                        .append(field.getKey())
                        .append(' ')
                        .append(shape(field.getValue()))
                        .append(')'));
        if (node.isArray()) {
            node.forEach(item -> shape.append('[').append(shape(item)).append(']'));
        }
        return shape.toString();
    }
}
