package io.gatehouse.redact;

import static io.gatehouse.redact.Secrets.REDACTOR;
import static io.gatehouse.redact.Secrets.expected;
import static io.gatehouse.redact.Secrets.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the shipped rules, in the forms in which a command comes. */
final class RuleExamplesTest {
    private static final String HOOK =
            "Nov 21 08:33:59 vm bashaudit: v=1 ev=cmd ses=1 uid=1 user=a pid=1 seq=1 t=1.0 hid=0 len=1 cwd=/ cmd=";
    private static final String AUDIT = "type=EXECVE msg=audit(1795250235.832:901): argc=9";

    static Stream<RuleExample> examples() {
        return Secrets.RULES.examples().stream();
    }

    static Stream<RuleExample> plainExamples() {
        return examples().filter(example -> Secrets.isPlain(example.command()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void losesItsSecretsWhereItIsTyped(RuleExample example) {
        String line = "alice: alice [583]: " + example.command() + " [0]";
        assertThat(shape(REDACTOR.redact(line, "command")))
                .isEqualTo("alice: alice [583]: " + expected(example.marked()) + " [0]");
        assertThat(shape(REDACTOR.redact(example.command(), "command"))).isEqualTo(expected(example.marked()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void losesItsSecretsInARecordOfTheHook(RuleExample example) {
        String clean = shape(REDACTOR.redact(HOOK + escaped(example.command()), "auth"));
        assertThat(clean).isEqualTo(HOOK + escaped(expected(example.marked())));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void losesItsSecretsInAnEntryOfTheJournal(RuleExample example) {
        String message = HOOK.substring(HOOK.indexOf("v=1")) + escaped(example.command());
        String head = "{\"_UID\":\"1\",\"MESSAGE\":\"";
        String tail = "\",\"SYSLOG_IDENTIFIER\":\"bashaudit\"}";
        String clean = shape(REDACTOR.redact(head + json(message) + tail, "auth"));
        String left = HOOK.substring(HOOK.indexOf("v=1")) + escaped(expected(example.marked()));
        assertThat(clean).isEqualTo(head + json(left) + tail);
    }

    @ParameterizedTest
    @MethodSource("plainExamples")
    void losesTheSameAsArgumentsOfAudit(RuleExample example) {
        List<String> typed = Secrets.arguments(REDACTOR.redact(example.command(), "command"));
        String line = execve(Secrets.arguments(example.command()));
        assertThat(arguments(REDACTOR.redact(line, "audit"))).isEqualTo(typed);
    }

    @ParameterizedTest
    @MethodSource("plainExamples")
    void losesTheSameInTheTitleOfItsProcess(RuleExample example) {
        List<String> typed = Secrets.arguments(REDACTOR.redact(example.command(), "command"));
        String title = Secrets.hex(String.join("\0", Secrets.arguments(example.command())));
        String head = "type=PROCTITLE msg=audit(1795250235.832:901): proctitle=";
        String clean = REDACTOR.redact(head + title, "audit");
        assertThat(clean).startsWith(head);
        assertThat(Secrets.unhex(clean.substring(head.length())).split("\0", -1))
                .containsExactlyElementsOf(typed);
    }

    private static String escaped(String command) {
        return command.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String execve(List<String> arguments) {
        StringBuilder line = new StringBuilder(AUDIT);
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean plain = argument.chars().allMatch(c -> c > ' ' && c < 127 && c != '"');
            line.append(" a").append(i).append('=').append(plain ? '"' + argument + '"' : Secrets.hex(argument));
        }
        return line.toString();
    }

    private static List<String> arguments(String line) {
        List<String> arguments = new ArrayList<>();
        for (String field : line.substring(AUDIT.length() + 1).split(" ")) {
            String value = field.substring(field.indexOf('=') + 1);
            arguments.add(value.startsWith("\"") ? value.substring(1, value.length() - 1) : Secrets.unhex(value));
        }
        return arguments;
    }
}
