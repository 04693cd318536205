package io.gatehouse.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.streams.detect.sigma.document.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the lines of an example stand for, and what is said of those that stand for nothing. */
final class ExampleFileTest {

    private static List<Example> read(String example) {
        String rule = "name: r\ngatehouse:\n  examples:\n    - " + example.replace("\n", "\n      ");
        return ExampleFile.read("r.yml", rule.getBytes(UTF_8));
    }

    private static Map<String, List<String>> logs(String example) {
        return read(example).get(0).logs();
    }

    @Test
    void writesTimeAndHostBeforeTheText() {
        assertThat(logs("fires: 1\nauth: |\n  08:00:00 su: x\n  08:00:00.5+15d su: y"))
                .containsEntry(
                        "auth",
                        List.of(
                                "2026-03-02T08:00:00.000000+00:00 web-1 su: x",
                                "2026-03-17T08:00:00.500000+00:00 web-1 su: y"));
    }

    @Test
    void repeatsALineWithItsNumber() {
        assertThat(logs("fires: 1\nauth: '08:00:00 x3 10s u{n}'").get("auth"))
                .extracting(line -> line.substring(11, 19) + line.substring(38))
                .containsExactly("08:00:00 u1", "08:00:10 u2", "08:00:20 u3");
    }

    @Test
    void numbersAuditEventsAndRepeatsTheNumberForTheirFurtherRecords() {
        assertThat(logs("fires: 1\naudit: |\n  08:00:00 A msg={at}\n  08:00:00 B msg={same}\n  08:00:01 C msg={at}"))
                .containsEntry(
                        "audit",
                        List.of(
                                "A msg=audit(1772438400.000:1)",
                                "B msg=audit(1772438400.000:1)",
                                "C msg=audit(1772438401.000:2)"));
    }

    @Test
    void namesTheLineAndTheFaultOfAnExample() {
        assertThatThrownBy(() -> read("fires: 1\nauth: 'yesterday su: x'"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("\"yesterday su: x\" is not a time and a text");
        assertThatThrownBy(() -> read("fires: often\nauth: 08:00:00 x")).hasMessageContaining("\"often\"");
        assertThatThrownBy(() -> read("fires: 1")).hasMessageContaining("has no lines");
        assertThatThrownBy(() -> read("fires: 1\nmail: x")).hasMessageContaining("mail");
    }
}
