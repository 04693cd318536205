package io.gatehouse.streams.detect.sigma;

import static io.gatehouse.streams.detect.sigma.RuleFiles.faults;
import static io.gatehouse.streams.detect.sigma.RuleFiles.load;
import static io.gatehouse.streams.detect.sigma.RuleFiles.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and that it keeps nothing else from running. */
class RefusalTest {
    private static final String GOOD = rule("sel: {user.name: alice}\ncondition: sel");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "§user.name|base64: x§ | 6: modifier base64 is not supported",
                "§user.name|contains|windash: x§ | 6: modifier windash is not supported",
                "§user.name|fieldref: x§ | 6: modifier fieldref is not supported",
                "§user.name|startswith|endswith: x§ | 6: modifier endswith does not go with the one before it",
                "§user.name|re|x: x§ | 6: modifier x is not supported",
                "§user.name|re|cased: x§ | 6: modifier cased does not go with re",
                "§user.name|re: '(?=a)'§ | 6: re: \"(?=a)\": it is no regular expression of RE2: invalid or unsupported Perl syntax",
                "§user.name|cidr: ten§ | 6: cidr: \"ten\" is not an address or a block of addresses: write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32",
                "§user.name|gt: ten§ | 6: gt: \"ten\" is not a number",
                "§'@timestamp|hours': 'Mon-Fri 08:00-18:00'§ | 6: hours \"Mon-Fri 08:00-18:00\": 'Mon-Fri' is not days and hours (Mon-Fri 08:00-18:00 Europe/Berlin)",
                "§user.name|exists: yes§ | 6: exists: \"yes\" is neither true nor false",
                "§user.name: []§ | 6: user.name: the list is empty",
                "§user.nme: x§ | 6: field user.nme is not known for log source gatehouse/event",
                "§user.name.x: x§ | 6: field user.name.x is not known for log source gatehouse/event",
            })
    void namesWhatIsWrongInASelection(String field, String fault) {
        assertThat(faults(load(rule("sel: {" + field + "}\ncondition: sel")))).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sel | count() > 5; condition: aggregation (|) is not supported; write a correlation",
            })
    void refusesAggregations(String condition) {
        assertThat(faults(load(rule("sel: {user.name: x}\ncondition: " + condition))))
                .containsExactly("7: condition: aggregation (|) is not supported; write a correlation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(sel | a parenthesis is not closed",
                "sel) | \")\" was not expected here",
                "sel and | it ends too early",
                "2 of sel* | \"2 of\" is not supported, only 1 of and all of",
                "1 of flt* | no selection is \"flt*\"",
                "sel sel | \"sel\" was not expected here",
            })
    void namesWhatIsWrongInACondition(String condition, String fault) {
        assertThat(faults(load(rule("sel: {user.name: x}\ncondition: " + condition))))
                .containsExactly("7: condition: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "product: windows, category: process_creation | 1: logsource: windows/process_creation is not known here",
                "product: linux, tool: x | 4: tool: not supported; there are product, category, service, definition",
                "definition: x | 4: logsource: it names neither product, category nor service",
            })
    void namesALogSourceThatIsNotKnown(String source, String fault) {
        assertThat(faults(load(rule(source, "sel: {CommandLine: x}\ncondition: sel"))))
                .containsExactly(fault);
    }

    @Test
    void refusesWhatIsMissingOrTwice() {
        assertThat(faults(load("title: x\nid: 1"))).containsExactly("1: logsource: missing");
        assertThat(faults(load("title: x"))).containsExactly("1: id: missing, and there is no name either");
        assertThat(faults(load("title: x\ntitle: y\nid: 1"))).containsExactly("2: rule: title stands here twice");
        assertThat(faults(load(GOOD, GOOD))).containsExactly("1: id: another rule of this folder has it, test");
        assertThat(faults(load(GOOD, GOOD.replace("id: test", "id: other")))).hasSize(1);
    }

    @Test
    void goesOnAfterAFileThatIsNoRule(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("binary.yml"), new byte[] {0, (byte) 0xFF, (byte) 0xFE, 1});
        Files.writeString(folder.resolve("broken.yml"), "title: [\n");
        Files.writeString(folder.resolve("bomb.yml"), "a: &a [x]\nb: [*a, *a]\n");
        Files.writeString(folder.resolve("deep.yml"), "[".repeat(10_000));
        Files.write(folder.resolve("large.yml"), "#".repeat(10 << 20).getBytes(StandardCharsets.US_ASCII));
        Files.writeString(folder.resolve("list.yml"), "- 1\n");
        Files.writeString(folder.resolve("good.yml"), GOOD);
        Files.writeString(folder.resolve("empty.yml"), "");
        LoadedRules loaded = SigmaRules.only(List.of(folder));
        assertThat(loaded.all()).hasSize(1);
        assertThat(loaded.faults())
                .extracting(fault -> folder.relativize(Path.of(fault.file())) + ":" + fault.line() + ": "
                        + fault.message().replaceAll("^(not YAML).*", "$1"))
                .containsExactly(
                        "binary.yml:1: not YAML",
                        "bomb.yml:2: YAML aliases (*name) are not supported",
                        "broken.yml:2: not YAML",
                        "deep.yml:1: lists within lists, more than 32",
                        "large.yml:1: the file has more than 1048576 bytes",
                        "list.yml:1: rule: here should be fields with values");
    }

    @Test
    void goesOnAfterARuleOfTheSameFile() {
        LoadedRules loaded = load(GOOD + "---\n" + GOOD.replace("test", "other").replace("user.name", "nobody"));
        assertThat(loaded.all()).hasSize(1);
        assertThat(faults(loaded)).containsExactly("14: field nobody is not known for log source gatehouse/event");
    }
}
