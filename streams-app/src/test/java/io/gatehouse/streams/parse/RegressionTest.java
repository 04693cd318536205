package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real lines and what must be read in them, in {@code src/test/resources/parse}. */
class RegressionTest {

    @TestFactory
    Stream<DynamicTest> readsEveryLineAsItsFileSays() throws IOException {
        List<Path> files;
        try (Stream<Path> folder = Files.list(Path.of("src/test/resources/parse"))) {
            files = folder.sorted().toList();
        }
        return files.stream()
                .flatMap(file -> RegressionFile.read(file).stream())
                .map(aCase -> DynamicTest.dynamicTest(aCase.place(), () -> check(aCase)));
    }

    private static void check(RegressionFile.Case aCase) {
        byte[] line = aCase.line().getBytes(StandardCharsets.UTF_8);
        Reading reading = Lines.read(Lines.of(aCase.source(), aCase.path(), line));
        assertThat(new TreeMap<>(Facts.of(reading))).as(aCase.line()).isEqualTo(aCase.facts());
    }
}
