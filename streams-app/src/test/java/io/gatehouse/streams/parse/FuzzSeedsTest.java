package io.gatehouse.streams.parse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What fuzzing starts from, and what it found: one file per finding in {@code src/test/resources/fuzz}. */
class FuzzSeedsTest {

    @TestFactory
    Stream<DynamicTest> holdsWhatMustHoldForEverySeed() throws IOException {
        return FuzzSeeds.ofRegressionFiles().stream()
                .map(seed -> DynamicTest.dynamicTest(
                        new String(seed, StandardCharsets.UTF_8), () -> LineFuzzer.fuzzerTestOneInput(seed)));
    }

    @TestFactory
    Stream<DynamicTest> holdsWhatMustHoldForEveryFinding() throws IOException {
        return Files.list(Path.of("src/test/resources/fuzz"))
                .sorted()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> LineFuzzer.fuzzerTestOneInput(Files.readAllBytes(file))));
    }
}
