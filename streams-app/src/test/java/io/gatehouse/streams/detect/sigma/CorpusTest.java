package io.gatehouse.streams.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gatehouse.streams.detect.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * SigmaHQ's rules for Linux, where they are at hand ({@code -Dgatehouse.sigma=FOLDER} with its folders {@code rules} and so on): they are
 * not ours to copy.
 */
class CorpusTest {
    private static final Path CORPUS = Path.of(System.getProperty("gatehouse.sigma", "../../shared/corpora/sigma"));

    private static LoadedRules load(String folder) throws IOException {
        Path path = CORPUS.resolve(folder);
        assumeTrue(Files.isDirectory(path), "SigmaHQ's rules are not at hand");
        return SigmaRules.only(List.of(path));
    }

    @Test
    void loadsEveryRuleForLinuxAndOnlyObserves() throws IOException {
        LoadedRules loaded = load("rules");
        assertThat(loaded.faults()).isEmpty();
        assertThat(loaded.all()).hasSize(210).allMatch(rule -> rule.rule().mode() == Mode.OBSERVE);
    }

    @Test
    void loadsTheRulesForThreatsAndHunting() throws IOException {
        assertThat(load("rules-emerging-threats").faults()).isEmpty();
        assertThat(load("rules-threat-hunting").faults()).isEmpty();
    }
}
