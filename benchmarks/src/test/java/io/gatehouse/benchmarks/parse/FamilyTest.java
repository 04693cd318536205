package io.gatehouse.benchmarks.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FamilyTest {

    static Stream<Family> families() {
        return Family.NAMES.stream().map(Family::madeUp);
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyMadeUpLineIsReadByGatehouseAndByTheRegularExpression(Family family) {
        for (String reader : List.of("gatehouse", "regex")) {
            LineReader contender = LineReader.named(reader);
            assertThat(family.lines())
                    .allSatisfy(line -> assertThat(contender.read(line))
                            .as(new String(line.getLine().array(), StandardCharsets.UTF_8))
                            .isNotNull());
        }
    }

    @Test
    void theOldPatternsReadWhatTheOldSetUpRead() {
        LineReader grok = LineReader.named("grok");
        String attempt = "Jan  6 00:00:01 vm sshd[7]: Failed password for root from 198.51.100.7 port 4711 ssh2";
        assertThat(grok.read(Family.line("auth", attempt)))
                .isInstanceOfSatisfying(Map.class, fields -> assertThat(fields).containsEntry("ip", "198.51.100.7"));
        assertThat(grok.read(Family.line("auth", "Jan  6 00:00:01 vm sshd[7]: Server listening")))
                .isNull();
    }

    @Test
    void takesTheLinesOfAFolder(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("a.jsonl"), "{\"id\":{},\"line\":\"type=CWD msg=audit(1.1:2): cwd=\\\"/\\\"\"}\n");
        Files.writeString(folder.resolve("b.log"), "Jan  6 00:00:01 vm sshd[7]: Server listening\n");
        assertThat(Families.in(folder.toString()))
                .extracting(Family::name, family -> family.lines().size())
                .containsExactly(tuple("auth", 1), tuple("sshd", 1), tuple("audit", 1));
    }
}
