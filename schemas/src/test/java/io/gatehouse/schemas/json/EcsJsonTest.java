package io.gatehouse.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.SampleRecords;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class EcsJsonTest {

    private final EcsJson json = new EcsJson();

    @Test
    void writesADocumentOfTheSearchIndex() {
        assertThat(json.of(SampleRecords.session()))
                .isEqualTo("{\"@timestamp\":\"2026-11-21T08:34:38.311858Z\","
                        + "\"host\":{\"id\":\"4c4c4544004d3510\",\"name\":\"web1\"},"
                        + "\"event\":{\"id\":\"e-1\",\"kind\":\"state\",\"category\":[\"authentication\"],"
                        + "\"type\":[\"start\"],\"action\":\"session-opened\",\"outcome\":\"success\","
                        + "\"created\":\"2026-11-21T08:34:43.311858Z\",\"original\":\"" + SampleRecords.LINE + "\"},"
                        + "\"user\":{\"name\":\"zoë\"},\"source\":{\"ip\":\"203.0.113.7\",\"port\":50022},"
                        + "\"gatehouse\":{\"revision\":4,\"session\":{\"id\":\"s-1\",\"status\":\"open\","
                        + "\"ttys\":[\"pts/0\",\"pts/1\"],\"commands\":12}}}");
    }

    @Test
    void writesOnlyTheTimeOfTheDocumentWithAnAt() {
        assertThat(json.of(SampleRecords.alert()))
                .startsWith("{\"@timestamp\":")
                .contains("\"evidence\":[{\"event_id\":\"e-1\",\"timestamp\":\"2026-11-21T08:34:38.311858Z\"");
    }

    @Test
    void writesFractionsOfASecondOnlyWhereThereAreAny() {
        Event event = SampleRecords.login();
        event.setTimestamp(SampleRecords.START / 1_000_000 * 1_000_000);
        assertThat(json.of(event)).startsWith("{\"@timestamp\":\"2026-11-21T08:34:38Z\"");
    }

    @Test
    void leavesADurationANumber() {
        Event event = SampleRecords.login();
        event.getEvent().setDuration(1_500_000_000L);
        assertThat(json.of(event)).contains("\"duration\":1500000000");
    }

    @Test
    void leavesOutWhatIsEmptyButNotFalseOrEmptyText() {
        Event event = SampleRecords.login();
        event.setUser(new EcsUser());
        event.getEvent().setType(List.of());
        event.setMessage("");
        assertThat(json.of(event))
                .doesNotContain("\"user\"", "\"type\":[]", "null")
                .contains("\"message\":\"\"", "\"allowlisted\":false");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        Event event = SampleRecords.login();
        event.setMessage("a\u001b[2J\u0007\u007f\u009b31m\u202ereversed\u2028\u200bz \u00e9\u65e5\ud83d\ude00\"\\\n");
        assertThat(json.of(event))
                .contains("\"a\\u001B[2J\\u0007\\u007F\\u009B31m\\u202Ereversed\\u2028\\u200Bz"
                        + " \u00e9\u65e5\ud83d\ude00\\\"\\\\\\n\"");
    }

    @Test
    void writesBytesAsTextAndLeavesThemUnread() {
        var line = SampleRecords.rawLine();
        line.setLine(ByteBuffer.wrap(new byte[] {'a', (byte) 0xff, 'b'}));
        assertThat(json.of(line)).contains("\"line\":\"a\ufffdb\"");
        assertThat(line.getLine().remaining()).isEqualTo(3);
    }

    @Test
    void letsTheCallerPutFieldsBefore() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.factory().createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("record", "session");
            json.writeFields(SampleRecords.session(), out);
            out.writeEndObject();
        }
        assertThat(text.toString()).startsWith("{\"record\":\"session\",\"@timestamp\":");
    }
}
