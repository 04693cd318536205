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
    private final Growth lines = new Growth(LineFuzzer::line);
    private final Growth messages = new Growth(MessageFuzzer::line);

    @TestFactory
    Stream<DynamicTest> holdsWhatMustHoldForEverySeed() throws IOException {
        return FuzzSeeds.ofRegressionFiles().stream()
                .map(seed -> DynamicTest.dynamicTest(new String(seed, StandardCharsets.UTF_8), () -> {
                    LineFuzzer.fuzzerTestOneInput(seed);
                    lines.check(seed);
                }));
    }

    @TestFactory
    Stream<DynamicTest> holdsWhatMustHoldForEveryExampleOfAForm() {
        return FuzzSeeds.ofForms().stream()
                .map(seed -> DynamicTest.dynamicTest(new String(seed, StandardCharsets.UTF_8), () -> {
                    MessageFuzzer.fuzzerTestOneInput(seed);
                    messages.check(seed);
                }));
    }

    @TestFactory
    Stream<DynamicTest> holdsWhatMustHoldForEveryFinding() throws IOException {
        return Files.list(Path.of("src/test/resources/fuzz"))
                .sorted()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path finding) throws IOException {
        LineFuzzer.fuzzerTestOneInput(Files.readAllBytes(finding));
        MessageFuzzer.fuzzerTestOneInput(Files.readAllBytes(finding));
    }
}
