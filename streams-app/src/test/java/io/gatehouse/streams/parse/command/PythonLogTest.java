package io.gatehouse.streams.parse.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.streams.parse.Lines;
import io.gatehouse.streams.parse.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of an IPython log that begin with a number sign; the others stand in {@code parse/python.txt}. */
class PythonLogTest {

    private static Reading read(String line) {
        return Lines.read(Lines.of("shell", "/home/alice/shell_alice.log", line.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# IPython log file",
                "#[Out]# 42",
                "#log# Automatic Logger file. *** THIS MUST BE THE FIRST LINE ***"
            })
    void ignoresWhatIPythonItselfWrites(String line) {
        assertThat(((Reading.Ignored) read(line)).reason()).isEqualTo("ipython");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Sat, 21 Nov 2026 08:34:38", "# [2026-11-21 08:34:38]"})
    void readsTheTimeBeforeAnInput(String line) {
        Event event = Objects.requireNonNull(((Reading.Ignored) read(line)).event());
        assertThat(event.getTimestamp()).isEqualTo(Lines.micros("2026-11-21T08:34:38Z"));
        assertThat(event.getUser().getName()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# a comment", "# Sat, 21 Nov 2026 08:34:38 or later", "# [x]"})
    void takesACommentForWhatWasTyped(String line) {
        Event event = ((Reading.Parsed) read(line)).events().get(0);
        assertThat(event.getProcess().getCommandLine()).isEqualTo(line);
    }
}
