package io.gatehouse.sinks.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.sinks.common.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent in a bulk request, and what its answer means for each document. */
final class BulkTest {

    @Test
    void writesAnActionAndADocumentForEach() {
        String body = new String(
                Bulk.body(List.of(write("a", 3L, "{\"x\":1}"), write("b", null, "{}"))), StandardCharsets.UTF_8);
        assertThat(body.lines())
                .containsExactly(
                        "{\"index\":{\"_index\":\"i\",\"_id\":\"a\",\"version\":3,\"version_type\":\"external_gte\"}}",
                        "{\"x\":1}",
                        "{\"create\":{\"_index\":\"i\",\"_id\":\"b\"}}",
                        "{}");
        assertThat(body).endsWith("\n");
    }

    @Test
    void escapesAnIdThatHoldsQuotesOrALineFeed() {
        String body = new String(Bulk.body(List.of(write("a\"\n}", 1L, "{}"))), StandardCharsets.UTF_8);
        assertThat(body.lines()).hasSize(2).first().asString().contains("\"_id\":\"a\\\"\\n}\"");
    }

    @Test
    void splitsByCountAndByBytesAndLetsALargeOneGoAlone() {
        Write small = write("s", 1L, "{}");
        Write large = write("l", 1L, "x".repeat(10_000));
        assertThat(Bulk.split(List.of(small, small, small), 2, 1_000_000))
                .extracting(List::size)
                .containsExactly(2, 1);
        assertThat(Bulk.split(List.of(small, large, small, small), 100, 4_000))
                .containsExactly(List.of(small), List.of(large), List.of(small, small));
        assertThat(Bulk.split(List.of(), 2, 1_000_000)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, none, delivered",
        "201, none, delivered",
        "409, version_conflict_engine_exception, delivered",
        "400, mapper_parsing_exception, refused",
        "404, index_not_found_exception, refused",
        "403, cluster_block_exception, later",
        "403, security_exception, later",
        "429, es_rejected_execution_exception, later",
        "500, some_exception, later",
        "503, unavailable_shards_exception, later",
        "0, nonsense, later"
    })
    void answersEachDocumentByItsStatus(int status, String error, String expected) {
        String response =
                "{\"errors\":true,\"items\":[{\"index\":{\"_id\":\"a\",\"status\":" + status + ",\"error\":{\"type\":\""
                        + error + "\",\"reason\":\"because\",\"caused_by\":{\"reason\":\"of this\"}}}}]}";
        Answer answer =
                Bulk.answers(response.getBytes(StandardCharsets.UTF_8), 1).get(0);
        assertThat(answer.getClass().getSimpleName()).isEqualToIgnoringCase(expected);
        if (answer instanceof Answer.Refused refused) {
            assertThat(refused.reason()).isEqualTo(status + " " + error + ": because (of this)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "[]",
                "{\"items\":[]}",
                "{\"items\":7}",
                "{\"items\":[{\"index\":{\"status\":200}}]}",
                "{\"items\":[{},{}]}",
                "{\"items\":[1,2]}"
            })
    void believesNoAnswerThatMakesNoSense(String response) {
        assertThat(Bulk.answers(response.getBytes(StandardCharsets.UTF_8), 2))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Later.class));
    }

    private static Write write(String id, @Nullable Long revision, String source) {
        return new Write("i", id, revision, source.getBytes(StandardCharsets.UTF_8));
    }
}
