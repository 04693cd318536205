package io.gatehouse.sinks.standin.monitis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // bash and Perl: nothing encoded but the form
                "results=user%3Aal+ice%3Bhost%3A2001%3Adb8%3A%3A7%3Brate%3A90%25",
                // PHP: each piece
                "results=user%3Aal%2520ice%3Bhost%3A2001%253Adb8%253A%253A7%3Brate%3A90%2525",
                // Python: each pair, with its colon
                "results=user%253Aal%2520ice%3Bhost%253A2001%253Adb8%253A%253A7%3Brate%253A90%2525",
                // Java and .NET: each piece, then the whole
                "results=user%253Aal%252520ice%253Bhost%253A2001%25253Adb8%25253A%25253A7%253Brate%253A90%252525",
                // a semicolon at the end
                "results=user%3Aal+ice%3Bhost%3A2001%3Adb8%3A%3A7%3Brate%3A90%25%3B"
            })
    void readsResultsHoweverAClientEncodesThem(String body) {
        assertThat(Form.of(null, body).pieces("results", 2))
                .containsExactly(List.of("user", "al ice"), List.of("host", "2001:db8::7"), List.of("rate", "90%"));
    }

    @Test
    void readsParametersWithEmptyUnits() {
        assertThat(Form.of(null, "resultParams=status%3Astatus%3A%3A3%3Bfoo%3AFoo%2520Rate%3Afoo%2Fs%3A2")
                        .pieces("resultParams", -1))
                .containsExactly(List.of("status", "status", "", "3"), List.of("foo", "Foo Rate", "foo/s", "2"));
    }

    @Test
    void takesParametersFromQueryAndBody() {
        Form form = Form.of("action=addResult&apiKey=K", "results=a%3A1\n");

        assertThat(form.get("action")).isEqualTo("addResult");
        assertThat(form.apiKey()).isEqualTo("K");
        assertThat(form.get("results")).isEqualTo("a:1");
        assertThat(form.get("none")).isEmpty();
    }

    @Test
    void decodesANameOnceMore() {
        assertThat(Form.of(null, "name=ssh%2520logins").name("name")).isEqualTo("ssh logins");
        assertThat(Form.of(null, "name=100%25+done").name("name")).isEqualTo("100% done");
    }
}
