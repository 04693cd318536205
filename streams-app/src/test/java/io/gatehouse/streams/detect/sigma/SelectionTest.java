package io.gatehouse.streams.detect.sigma;

import static io.gatehouse.streams.detect.sigma.RuleFiles.command;
import static io.gatehouse.streams.detect.sigma.RuleFiles.faults;
import static io.gatehouse.streams.detect.sigma.RuleFiles.load;
import static io.gatehouse.streams.detect.sigma.RuleFiles.rule;
import static io.gatehouse.streams.detect.sigma.RuleFiles.selected;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsDestination;
import io.gatehouse.model.Event;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What selections, modifiers, values and conditions select, through the compiled index. */
class SelectionTest {
    private static boolean selects(String detection, Event event) {
        LoadedRules rules = load(rule(detection));
        assertThat(faults(rules)).isEmpty();
        return !selected(rules, event).isEmpty();
    }

    private static boolean matches(String key, String value, String commandLine) {
        return selects(
                "sel:\n  process.command_line" + key + ": '" + value + "'\ncondition: sel", command(commandLine));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; id -u; id -u; true",
                "''; ID -U; id -u; true",
                "''; id -u; id -u ; true",
                "''; id; id -u; false",
                "''; id*; id -u; true",
                "''; *-u; id -u; true",
                "''; i?*; id -u; true",
                "''; i?; id -u; false",
                "''; a*c*e; abcde; true",
                "''; a*c*e; abce d; false",
                "''; a\\*; a*; true",
                "''; a\\*; ab; false",
                "''; a\\\\*; a\\b; true",
                "''; a\\\\*; ab; false",
                "''; a\\\\\\*; a\\*; true",
                "''; a\\\\\\*; a\\b; false",
                "''; a\\b; a\\b; true",
                "''; a\\\\b; a\\b; true",
                "''; a\\?c; a?c; true",
                "''; a\\?c; abc; false",
                "|contains; tmp; rm /TMP/x; true",
                "|contains; tmp; rm /tm; false",
                "|contains; a?c; xxabcxx; true",
                "|contains; a*d; xxabcdxx; true",
                "|startswith; id; id -u; true",
                "|startswith; -u; id -u; false",
                "|endswith; -u; id -u; true",
                "|endswith; id; id -u; false",
                "|contains|cased; Tmp; rm Tmp; true",
                "|contains|cased; Tmp; rm tmp; false",
                "|cased; Tmp; tmp; false",
                "|re; -[a-c]{2}; ls -ab; true",
                "|re; -[a-c]{2}; LS -AB; false",
                "|re|i; -[a-c]{2}; LS -AB; true",
                "|re; ^ls$; ls -l; false",
                "|contains; äÖ; x ÄÖ y; true",
                "|contains; aa; aba aab; true",
            })
    void matchesAValueAsSigmaSays(String key, String value, String commandLine, boolean expected) {
        assertThat(matches(key.replace("'", ""), value, commandLine)).isEqualTo(expected);
    }

    @Test
    void needsAllFieldsOfAMapAndOneItemOfAList() {
        String detection = """
                sel:
                  process.command_line|contains: [wget, curl]
                  user.name: alice
                condition: sel""";
        assertThat(selects(detection, command("curl x"))).isTrue();
        assertThat(selects(detection, command("fetch x"))).isFalse();
        Event other = command("curl x");
        other.getUser().setName("bob");
        assertThat(selects(detection, other)).isFalse();
    }

    @Test
    void needsOneMapOfAListOfMaps() {
        String detection = """
                sel:
                  - user.name: bob
                  - process.command_line: id
                condition: sel""";
        assertThat(selects(detection, command("id"))).isTrue();
        assertThat(selects(detection, command("who"))).isFalse();
    }

    @Test
    void needsAllValuesWithAll() {
        String detection = "sel:\n  process.command_line|contains|all: [' -a', ' -b']\ncondition: sel";
        assertThat(selects(detection, command("ls -b -a"))).isTrue();
        assertThat(selects(detection, command("ls -b"))).isFalse();
    }

    @Test
    void looksForKeywordsInTheWholeLine() {
        assertThat(selects("words: ['bashaudit: i*']\ncondition: words", command("id")))
                .isTrue();
        assertThat(selects("words: {'|all': [audit, who]}\ncondition: words", command("id")))
                .isFalse();
        assertThat(selects("words: {'|all': [audit, id]}\ncondition: words", command("id")))
                .isTrue();
        assertThat(selects("words: [0, 6]\ncondition: words", command("init 6")))
                .isTrue();
    }

    @Test
    void tellsAbsentFromEmpty() {
        Event event = command("");
        String absent = "sel: {process.command_line: null}\ncondition: sel";
        String empty = "sel: {process.command_line: ''}\ncondition: sel";
        String exists = "sel: {process.command_line|exists: true}\ncondition: sel";
        String lacks = "sel: {process.command_line|exists: false}\ncondition: sel";
        assertThat(selects(absent, event)).isFalse();
        assertThat(selects(empty, event)).isTrue();
        assertThat(selects(exists, event)).isTrue();
        assertThat(selects(lacks, event)).isFalse();
        event.getProcess().setCommandLine(null);
        assertThat(selects(absent, event)).isTrue();
        assertThat(selects(empty, event)).isFalse();
        assertThat(selects(exists, event)).isFalse();
        assertThat(selects(lacks, event)).isTrue();
    }

    @Test
    void comparesNumbersTruthValuesAndAddresses() {
        Event event = command("id");
        event.getGatehouse().setAllowlisted(false);
        event.setDestination(new EcsDestination("10.1.2.3", 4444, null));
        assertThat(selects("sel: {destination.port: 4444}\ncondition: sel", event))
                .isTrue();
        assertThat(selects("sel: {destination.port|gte: 4444}\ncondition: sel", event))
                .isTrue();
        assertThat(selects("sel: {destination.port|gt: 4444}\ncondition: sel", event))
                .isFalse();
        assertThat(selects("sel: {destination.port|lt: 5000.5}\ncondition: sel", event))
                .isTrue();
        assertThat(selects("sel: {destination.port|lte: 4443}\ncondition: sel", event))
                .isFalse();
        assertThat(selects("sel: {gatehouse.allowlisted: false}\ncondition: sel", event))
                .isTrue();
        assertThat(selects("sel: {gatehouse.allowlisted: true}\ncondition: sel", event))
                .isFalse();
        assertThat(selects("sel: {destination.ip|cidr: [192.168.0.0/16, 10.0.0.0/8]}\ncondition: sel", event))
                .isTrue();
        assertThat(selects("sel: {destination.ip|cidr: 11.0.0.0/8}\ncondition: sel", event))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-03T15:59:59Z, true",
        "2026-07-03T16:00:00Z, false",
        "2026-01-02T16:59:59Z, true",
        "2026-07-04T10:00:00Z, false",
    })
    void selectsByTheHoursOfATimeZone(String time, boolean inHours) {
        Event event = command("id");
        event.setTimestamp(Instant.parse(time).toEpochMilli() * 1000);
        assertThat(selects("sel: {'@timestamp|hours': 'Mon-Fri 08:00-18:00 Europe/Berlin'}\ncondition: sel", event))
                .isEqualTo(inHours);
    }

    @Test
    void whatIsNoTimeIsInNoHours() {
        assertThat(selects("sel: {process.command_line|hours: '00:00-24:00 UTC'}\ncondition: sel", command("id")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a1 and a2; false",
                "a1 or a2; true",
                "not a2; true",
                "not a1 or a2; false",
                "a2 and b1 or a1; true",
                "a2 and (b1 or a1); false",
                "not (a1 and b1); false",
                "1 of a*; true",
                "all of a*; false",
                "all of *1; true",
                "1 of them; true",
                "all of them; false",
                "not 1 of _h*; true",
                "a1 and not 1 of a2*; true",
                "A1 and b1; refused",
            })
    void combinesSelectionsAsTheConditionSays(String condition, String expected) {
        String detection = """
                a1: {user.name: alice}
                a2: {user.name: bob}
                b1: {process.command_line: id}
                _hidden: {user.name: carol}
                condition: %s""".formatted(condition);
        LoadedRules rules = load(rule(detection));
        if (expected.equals("refused")) {
            assertThat(faults(rules)).containsExactly("10: condition: there is no selection \"A1\"");
        } else {
            assertThat(!selected(rules, command("id")).isEmpty()).isEqualTo(Boolean.parseBoolean(expected));
        }
    }

    @Test
    void selectsWhereOneOfSeveralConditionsHolds() {
        String detection = "a: {user.name: bob}\nb: {user.name: alice}\ncondition: [a, b]";
        assertThat(selects(detection, command("id"))).isTrue();
    }

    @Test
    void takesAnyValueOfAFieldWithSeveral() {
        Event event = command("id");
        event.getEvent().setCategory(java.util.List.of("process", "file"));
        assertThat(selects("sel: {event.category: file}\ncondition: sel", event))
                .isTrue();
        assertThat(selects("sel: {event.category: iam}\ncondition: sel", event)).isFalse();
    }
}
