package io.gatehouse.streams.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.Selections;
import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import io.gatehouse.streams.detect.sigma.rule.RuleDocument.Plain;
import io.gatehouse.streams.detect.sigma.rule.RuleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.SoftAssertions;
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

    private static Stream<Path> files() throws IOException {
        return Stream.of("rules", "rules-emerging-threats", "rules-threat-hunting")
                .map(CORPUS::resolve)
                .filter(Files::isDirectory)
                .flatMap(CorpusTest::filesIn);
    }

    private static Stream<Path> filesIn(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void firesOnLinesThatARuleMatchesAndStaysSilentOnANearMiss() throws IOException {
        List<Path> files = files().toList();
        assumeTrue(!files.isEmpty(), "SigmaHQ's rules are not at hand");
        Selections all = SigmaRules.only(files).rules().selections();
        RecordedValues recorder = new RecordedValues();
        SoftAssertions softly = new SoftAssertions();
        for (Path file : files) {
            Plain rule = (Plain)
                    RuleReader.read(YamlDocuments.read(Files.readAllBytes(file)).get(0));
            MatchingValues values = new MatchingValues(rule.match());
            Map<String, String> matching = values.matching();
            String what = file.getFileName() + " " + matching;
            softly.assertThat(selected(all, recorder.of(rule.source(), matching)))
                    .as(what)
                    .contains(rule.header().id());
            Map<String, String> near =
                    values.nearMiss(matching).orElseThrow(() -> new AssertionError("no near miss of " + what));
            softly.assertThat(selected(all, recorder.of(rule.source(), near)))
                    .as("near miss of " + what + ": " + near)
                    .doesNotContain(rule.header().id());
        }
        softly.assertAll();
    }

    private static Set<String> selected(Selections selections, List<? extends SpecificRecord> records) {
        Set<String> rules = new HashSet<>();
        records.forEach(record -> selections.of(
                record, Phase.ON_ARRIVAL, selected -> rules.add(selected.rule().id())));
        return rules;
    }
}
