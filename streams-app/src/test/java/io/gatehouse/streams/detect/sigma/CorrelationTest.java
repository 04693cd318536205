package io.gatehouse.streams.detect.sigma;

import static io.gatehouse.streams.detect.sigma.RuleFiles.command;
import static io.gatehouse.streams.detect.sigma.RuleFiles.faults;
import static io.gatehouse.streams.detect.sigma.RuleFiles.load;
import static io.gatehouse.streams.detect.sigma.RuleFiles.rule;
import static io.gatehouse.streams.detect.sigma.RuleFiles.selected;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.Selected;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelationTest {
    private static final String BASE = rule("sel: {process.command_line: id}\ncondition: sel");

    private static String correlation(String fields) {
        return "title: Many\nid: many\ncorrelation:\n" + fields.indent(2);
    }

    private static Condition condition(String fields) {
        LoadedRules loaded = load(BASE, correlation(fields));
        assertThat(faults(loaded)).isEmpty();
        return loaded.rules().rules().get(0).condition();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{gte: 5}; 5; 9223372036854775807",
                "{gt: 5}; 6; 9223372036854775807",
                "{lt: 5}; 0; 4",
                "{lte: 5}; 0; 5",
                "{eq: 5}; 5; 5",
                "{gte: 2, lt: 5}; 2; 4",
            })
    void countsEvents(String written, long least, long most) {
        assertThat(condition("type: event_count\nrules: [test]\ntimespan: 5m\ncondition: " + written))
                .isEqualTo(new Condition.EventCount(new Condition.Range(least, most)));
    }

    @Test
    void knowsEveryType() {
        assertThat(condition("type: value_count\nrules: test\ntimespan: 1d\ncondition: {field: user.name, gte: 3}"))
                .isEqualTo(new Condition.ValueCount(new Condition.Range(3, Long.MAX_VALUE)));
        assertThat(condition("type: temporal\nrules: [test]\ntimespan: 1d"))
                .isEqualTo(new Condition.Temporal(List.of("test")));
        assertThat(condition("type: temporal_ordered\nrules: [test]\ntimespan: 1d"))
                .isEqualTo(new Condition.TemporalOrdered(List.of("test")));
        assertThat(condition("type: new_terms\nrules: [test]\ncondition: {field: source.ip, learning: 7d, memory: 1M}"))
                .isEqualTo(new Condition.NewTerms(Duration.ofDays(7), Duration.ofDays(30)));
        assertThat(condition("type: absence\nrules: [test]\ncondition: {at-least: 90d}"))
                .isEqualTo(new Condition.Absence(Duration.ofDays(90)));
    }

    @Test
    void selectsForTheCorrelationWhatItsRulesSelect() {
        LoadedRules loaded = load(
                BASE,
                correlation("type: value_count\nrules: [test]\ngroup-by: [host.id]\ntimespan: 5m\n"
                        + "condition: {field: user.name, gte: 3}"));
        assertThat(selected(loaded, command("id"))).singleElement().satisfies(selection -> {
            assertThat(selection.rule().id()).isEqualTo("many");
            assertThat(selection.by()).isEqualTo("test");
            assertThat(selection.group().get(0).getValue()).isEqualTo("machine-1");
            assertThat(selection.value()).isEqualTo("alice");
        });
    }

    @Test
    void letsACountedRuleAlertByItselfOnlyWhereItSaysGenerate() {
        String counting = "type: event_count\nrules: [test]\ntimespan: 5m\ncondition: {gte: 2}\n";
        assertThat(selected(load(BASE, correlation(counting)), command("id")))
                .extracting(selection -> selection.rule().id())
                .containsExactly("many");
        assertThat(selected(load(BASE, correlation(counting + "generate: true")), command("id")))
                .extracting(selection -> selection.rule().id())
                .containsExactlyInAnyOrder("many", "test");
    }

    @Test
    void letsARuleAlertByItselfWhereTheCorrelationOverItIsRefused() {
        String refused = "type: event_count\nrules: [test]\ngroup-by: [nme]\ntimespan: 5m\ncondition: {gte: 2}";
        assertThat(selected(load(BASE, correlation(refused)), command("id")))
                .extracting(selection -> selection.rule().id())
                .containsExactly("test");
    }

    @Test
    void takesTheFieldThatAnAliasStandsFor() {
        String aliased =
                "type: temporal\nrules: [test]\ngroup-by: [who]\ntimespan: 5m\n" + "aliases: {who: {test: user.name}}";
        Selected selection =
                selected(load(BASE, correlation(aliased)), command("id")).get(0);
        assertThat(selection.group().get(0).getField()).isEqualTo("who");
        assertThat(selection.group().get(0).getValue()).isEqualTo("alice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: event_count\\nrules: [none]\\ntimespan: 5m\\ncondition: {gte: 1} | 1: rules: there is no rule none",
                "type: event_count\\nrules: [many]\\ntimespan: 5m\\ncondition: {gte: 1} | 1: rules: many is a correlation, and correlations over correlations are not supported",
                "type: value_sum\\nrules: [test]\\ntimespan: 5m\\ncondition: {gte: 1} | 4: type: \"value_sum\" is not supported",
                "type: event_count\\nrules: [test]\\ntimespan: 5x\\ncondition: {gte: 1} | 6: timespan: \"5x\" is no span of time such as 30s, 5m, 1h, 7d, 1M or 1y",
                "type: event_count\\nrules: [test]\\ncondition: {gte: 1} | 4: timespan: missing",
                "type: event_count\\nrules: [test]\\ntimespan: 5m\\ncondition: {neq: 1} | 7: neq: not supported; there are gt, gte, lt, lte, eq",
                "type: event_count\\nrules: [test]\\ntimespan: 5m\\ncondition: {lt: 0} | 7: condition: it holds for no count of events, or for every count",
                "type: value_count\\nrules: [test]\\ntimespan: 5m\\ncondition: {gte: 1} | 7: field: missing",
                "type: event_count\\nrules: [test]\\ngroup-by: [nme]\\ntimespan: 5m\\ncondition: {gte: 1} | 1: field nme is not known for log source gatehouse/event",
                "type: temporal\\nrules: [test]\\ntimespan: 5m\\ncondition: a and b | 7: condition: not supported with type temporal",
            })
    void namesWhatIsWrong(String fields, String fault) {
        assertThat(faults(load(BASE, correlation(fields.replace("\\n", "\n"))))).containsExactly(fault);
    }

    @Test
    void holdsAnEventAgainstWhatReadsItsSessionOnlyWhenThatIsDecided() {
        LoadedRules loaded = load(rule("sel: {gatehouse.session.class: interactive}\ncondition: sel"));
        Event command = command("id");
        SessionBlock session = new SessionBlock();
        session.setClass$("interactive");
        command.getGatehouse().setSession(session);
        assertThat(selected(loaded, command, Phase.ON_ARRIVAL)).isEmpty();
        assertThat(selected(loaded, command, Phase.WITH_SESSION)).hasSize(1);
    }

    @Test
    void holdsAnEventAgainstWhatReadsNoSessionOnlyWhenItComes() {
        LoadedRules loaded = load(rule("sel: {event.action: ran-command}\ncondition: sel"));
        assertThat(selected(loaded, command("id"), Phase.ON_ARRIVAL)).hasSize(1);
        assertThat(selected(loaded, command("id"), Phase.WITH_SESSION)).isEmpty();
    }

    @Test
    void holdsACommandAgainstEveryOtherRuleOnArrivalOnly() {
        LoadedRules loaded = load(BASE);
        assertThat(selected(loaded, command("id"), Phase.ON_ARRIVAL)).hasSize(1);
        assertThat(selected(loaded, command("id"), Phase.WITH_SESSION)).isEmpty();
    }

    @Test
    void hashesWhatDecidesAboutAlertsAndNothingElse() {
        String hash = hash(BASE);
        assertThat(hash(BASE.replace("title: Test", "title: 'Another'\n# with a comment\nlevel: high")))
                .isEqualTo(hash);
        assertThat(hash(BASE.replace("{process.command_line: id}", "\n    process.command_line:\n      - id")))
                .isEqualTo(hash);
        assertThat(hash(BASE.replace(": id}", ": who}"))).isNotEqualTo(hash);
        assertThat(hash(BASE + "gatehouse: {timespan: 2h}")).isNotEqualTo(hash);
        assertThat(hash(BASE + "gatehouse: {group-by: [user.name]}")).isNotEqualTo(hash);
        assertThat(hash(BASE + "gatehouse: {forged: true}")).isNotEqualTo(hash);
        String counting = correlation("type: event_count\nrules: [test]\ntimespan: 5m\ncondition: {gte: 2}");
        assertThat(hash(BASE, counting)).isNotEqualTo(hash(BASE.replace(": id}", ": who}"), counting));
    }

    private static String hash(String... files) {
        List<Rule> rules = load(files).rules().rules();
        assertThat(rules).hasSize(1);
        return rules.get(0).hash();
    }
}
