package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The templates say of every field of our records what it is, and of nothing else. */
final class TemplatesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void mapsTheFieldsOfEventsAsTheOldSetUpAndEcsDo() throws IOException {
        JsonNode event = properties(0, Map.of());
        assertThat(event.at("/@timestamp/type").asText()).isEqualTo("date");
        assertThat(event.has("timestamp")).isFalse();
        assertThat(event.at("/type/type").asText()).isEqualTo("keyword");
        assertThat(event.at("/source/properties/ip/type").asText()).isEqualTo("ip");
        assertThat(event.at("/source/properties/ip/ignore_malformed").asBoolean())
                .isTrue();
        assertThat(event.at("/process/properties/command_line/type").asText()).isEqualTo("text");
        assertThat(event.at("/process/properties/command_line/fields/keyword/type")
                        .asText())
                .isEqualTo("keyword");
        assertThat(event.at("/process/properties/pid/type").asText()).isEqualTo("long");
        assertThat(event.at("/event/properties/created/type").asText()).isEqualTo("date");
        assertThat(event.at("/event/properties/original/index").asBoolean(true)).isFalse();
        assertThat(event.at("/gatehouse/properties/allowlisted/type").asText()).isEqualTo("boolean");
    }

    @Test
    void mapsWhatStandsInTheListsOfAnAlert() throws IOException {
        JsonNode alert = properties(2, Map.of()).at("/gatehouse/properties/alert/properties");
        assertThat(alert.at("/hosts/type").asText()).isEqualTo("keyword");
        assertThat(alert.at("/evidence/properties/line/type").asText()).isEqualTo("text");
        assertThat(alert.at("/evidence/properties/timestamp/type").asText()).isEqualTo("date");
        assertThat(alert.at("/group/properties/value/type").asText()).isEqualTo("keyword");
    }

    @Test
    void letsNobodyMakeFieldsByWritingLines() throws IOException {
        for (Templates.Template template : Templates.of(settings(Map.of()))) {
            JsonNode json = JSON.readTree(template.json());
            assertThat(json.at("/template/mappings/dynamic").asText()).isEqualTo("false");
            assertThat(json.path("version").asInt()).isEqualTo(Templates.VERSION);
            assertThat(json.path("index_patterns")).hasSize(1);
        }
    }

    @Test
    void areOfTheIndicesThatTheSettingsName() throws IOException {
        ElasticsearchSettings settings = settings(Map.of("index.events", "ssh-%{yyyy.MM.dd}.x"));
        assertThat(JSON.readTree(Templates.of(settings).get(0).json())
                        .at("/index_patterns/0")
                        .asText())
                .isEqualTo("ssh-*.x");
    }

    @Test
    void makeADataStreamWhereOneIsAskedFor() throws IOException {
        Map<String, String> stream = Map.of("index.events", "ssh", "index.events.data.stream", "true");
        List<Templates.Template> templates = Templates.of(settings(stream));
        assertThat(JSON.readTree(templates.get(0).json()).has("data_stream")).isTrue();
        assertThat(JSON.readTree(templates.get(1).json()).has("data_stream")).isFalse();
    }

    private static JsonNode properties(int template, Map<String, String> more) throws IOException {
        return JSON.readTree(Templates.of(settings(more)).get(template).json()).at("/template/mappings/properties");
    }

    private static ElasticsearchSettings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("elasticsearch.url", "http://127.0.0.1:9200"));
        all.putAll(more);
        return new ElasticsearchSettings(all);
    }
}
