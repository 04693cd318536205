package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dashboards name only what is there: objects of the same file, fields of the templates. */
final class DashboardsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void referToObjectsOfTheSameFile() throws IOException {
        Set<String> present = new HashSet<>();
        for (JsonNode object : Dashboards.objects()) {
            assertThat(present.add(object.path("type").asText() + "/"
                            + object.path("id").asText()))
                    .as(object.path("id").asText())
                    .isTrue();
        }
        for (JsonNode object : Dashboards.objects()) {
            for (JsonNode reference : object.path("references")) {
                assertThat(present)
                        .contains(reference.path("type").asText() + "/"
                                + reference.path("id").asText());
            }
        }
    }

    @Test
    void haveAPanelForEveryReferenceAndTheOtherWayRound() throws IOException {
        for (JsonNode object : Dashboards.objects()) {
            if (object.path("type").asText().equals("dashboard")) {
                Set<String> panels = new HashSet<>();
                JSON.readTree(object.at("/attributes/panelsJSON").asText())
                        .forEach(panel -> panels.add(panel.path("panelRefName").asText()));
                Set<String> references = new HashSet<>();
                object.path("references")
                        .forEach(reference ->
                                references.add(reference.path("name").asText()));
                assertThat(panels).isNotEmpty().isEqualTo(references);
            }
        }
    }

    @Test
    void showAndAskForFieldsThatTheTemplatesHave() throws IOException {
        int held = 0;
        for (JsonNode object : Dashboards.objects()) {
            for (String field : Dashboards.fields(object)) {
                JsonNode mapping = mapping(object, field);
                assertThat(mapping.path("type").asText())
                        .as(object.path("id").asText() + ": " + field)
                        .isNotEmpty();
                held++;
            }
        }
        assertThat(held).isGreaterThan(60);
    }

    @Test
    void countByNoTextThatIsOnlySearched() throws IOException {
        for (JsonNode object : Dashboards.objects()) {
            JsonNode state = JSON.readTree(object.at("/attributes/visState").asText("{}"));
            for (JsonNode agg : state.path("aggs")) {
                if (agg.at("/params").has("field")) {
                    String field = agg.at("/params/field").asText();
                    assertThat(mapping(object, field).path("type").asText())
                            .as(field)
                            .isNotEqualTo("text");
                }
            }
        }
    }

    private static JsonNode mapping(JsonNode object, String field) throws IOException {
        String view = object.at("/references/0/id").asText();
        int template = Dashboards.TEMPLATE_OF_VIEW.getOrDefault(view, 0);
        ElasticsearchSettings settings =
                new ElasticsearchSettings(Map.of("elasticsearch.url", "http://127.0.0.1:9200"));
        JsonNode mappings =
                JSON.readTree(Templates.of(settings).get(template).json()).at("/template/mappings");
        JsonNode at = mappings;
        for (String name : field.split("\\.")) {
            at = at.path("properties").path(name);
        }
        return at;
    }
}
