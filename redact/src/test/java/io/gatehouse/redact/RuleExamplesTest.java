package io.gatehouse.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every example of the shipped rules, in the forms in which a command comes. */
final class RuleExamplesTest {
    private static final Pattern MARKED = Pattern.compile("«([^»]*)»");
    private static final RedactionKey KEY = RedactionKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final String HOOK =
            "Nov 21 08:33:59 vm bashaudit: v=1 ev=cmd ses=1 uid=1 user=a pid=1 seq=1 t=1.0 hid=0 len=1 cwd=/ cmd=";

    private final RedactionRules rules = RedactionRules.shipped();
    private final Redactor redactor = Redactor.of(rules, KEY);

    @TestFactory
    List<DynamicTest> areRedactedAsMarked() {
        List<DynamicTest> tests = new ArrayList<>();
        rules.examples()
                .forEach(example -> tests.add(
                        DynamicTest.dynamicTest(example.rule() + ": " + example.marked(), () -> holds(example))));
        return tests;
    }

    private void holds(RuleExample example) {
        String command = example.command();
        String expected = expected(example.marked());
        assertThat(shape(redactor.redact(command, "command"))).isEqualTo(expected);
        assertThat(shape(redactor.redact("alice: alice [583]: " + command + " [0]", "command")))
                .isEqualTo("alice: alice [583]: " + expected + " [0]");
        String escaped = command.replace("\\", "\\\\").replace("\n", "\\n");
        assertThat(shape(redactor.redact(HOOK + escaped, "auth")))
                .isEqualTo(HOOK + expected.replace("\\", "\\\\").replace("\n", "\\n"));
    }

    private static String expected(String marked) {
        return MARKED.matcher(marked).replaceAll("«»");
    }

    private static String shape(String redacted) {
        return redacted.replaceAll("\\[redacted:[0-9a-f]{8}]", Matcher.quoteReplacement("«»"));
    }
}
