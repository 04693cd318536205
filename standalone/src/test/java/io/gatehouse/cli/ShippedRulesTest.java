package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.rules.Example;
import io.gatehouse.rules.ExampleFile;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.sigma.LoadedRule;
import io.gatehouse.streams.detect.sigma.LoadedRules;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that comes with Gatehouse makes its alerts on its example and none on its near miss, through the whole pipeline. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShippedRulesTest {
    /** No line tells of silence: SilentHostsTest shows it in the running topology. */
    private static final Set<String> WITHOUT_LINES = Set.of("host-silent", "fleet-silent");

    private final LoadedRules rules;

    ShippedRulesTest() throws IOException {
        rules = SigmaRules.allRunning(List.of());
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        SigmaRules.files(List.of()).forEach((name, content) -> examples.addAll(ExampleFile.read(name, content)));
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void givesTheAlertsThatTheExampleNames(Example example, @TempDir Path scratch) throws IOException {
        assertThat(new ExampleRun(rules.rules(), scratch).alerts(example)).isEqualTo(example.fires());
    }

    @Test
    void areAllUnderstood() {
        assertThat(rules.faults()).isEmpty();
        assertThat(rules.rules().rules()).hasSize(rules.all().size()).noneMatch(rule -> rule.mode() == Mode.OFF);
    }

    @Test
    void haveAnExampleThatFiresAndOneThatDoesNot() throws IOException {
        Set<String> firing = names(true);
        Set<String> silent = names(false);
        assertThat(rules.all())
                .extracting(LoadedRule::rule)
                .filteredOn(rule -> !WITHOUT_LINES.contains(rule.name()))
                .allSatisfy(rule -> assertThat(rule.name()).isIn(firing).isIn(silent));
    }

    private static Set<String> names(boolean firing) throws IOException {
        return examples().stream()
                .filter(example -> example.fires() > 0 == firing)
                .map(Example::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void sayWhyTheyAreThere() {
        assertThat(rules.all())
                .extracting(LoadedRule::rule)
                .allSatisfy(rule ->
                        assertThat(rule.description()).hasSizeGreaterThan(20).endsWith("."));
    }
}
