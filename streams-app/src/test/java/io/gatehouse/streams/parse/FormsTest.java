package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.streams.parse.form.Form;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every form that a program declares, by the examples beside it. */
class FormsTest {
    private record Example(String program, Form form, String text) {}

    private static Stream<Example> examples() {
        Programs programs = new Programs();
        return programs.names().stream()
                .sorted()
                .flatMap(program -> programs.forms(program).stream()
                        .flatMap(
                                form -> form.looks().stream().map(look -> new Example(program, form, look.example()))));
    }

    @TestFactory
    Stream<DynamicTest> readsEveryExampleByItsForm() {
        return examples()
                .map(example ->
                        DynamicTest.dynamicTest(example.form().name() + ": " + example.text(), () -> check(example)));
    }

    private static void check(Example example) {
        String line = "2026-11-21T08:34:01.938693+00:00 vm " + example.program() + "[363]: " + example.text();
        Reading reading = Lines.read(Lines.of("auth", "/var/log/auth.log", line.getBytes(StandardCharsets.UTF_8)));
        assertThat(form(reading)).as(line).isEqualTo(example.form().name());
    }

    private static @Nullable String form(Reading reading) {
        Event event = reading instanceof Reading.Parsed parsed ? parsed.events().get(0) : null;
        if (reading instanceof Reading.Ignored ignored) {
            event = ignored.event();
        }
        return event == null ? null : event.getGatehouse().getParser();
    }
}
