package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PlainTextTest {

    @Test
    void writesAServiceResultAsNagiosDocumentsIt() {
        CheckResult result = CheckResult.of("web-1", "root-login", State.CRITICAL, "Root came in.", "count=2");

        assertThat(command(result))
                .isEqualTo("[1795324114] PROCESS_SERVICE_CHECK_RESULT;web-1;root-login;2;Root came in.|count=2");
    }

    @Test
    void writesAHostResultWhereThereIsNoService() {
        CheckResult result = CheckResult.of("web-1", "", State.CRITICAL, "Silent.", "");

        assertThat(command(result)).isEqualTo("[1795324114] PROCESS_HOST_CHECK_RESULT;web-1;1;Silent.");
    }

    @Test
    void letsNoTextEndAFieldTheCommandOrTheText() {
        CheckResult result = CheckResult.of(
                "web-1;x\n[0] SHUTDOWN_PROGRAM",
                "a;b",
                State.WARNING,
                "user \u202Eevil; rm|x=1\r\n[0] SHUTDOWN_PROGRAM\u0007\\n",
                "count=1\n[0] X");

        assertThat(command(result))
                .isEqualTo("[1795324114] PROCESS_SERVICE_CHECK_RESULT;web-1_x_[0] SHUTDOWN_PROGRAM;a_b;1;"
                        + "user  evil: rm/x=1  [0] SHUTDOWN_PROGRAM \\\\n|count=1 [0] X");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(PlainText.cut("aüüü", 4)).isEqualTo("aü");
        assertThat(PlainText.cut("aüüü", 5)).isEqualTo("aüü");
        assertThat(PlainText.cut("😀😀", 7)).isEqualTo("😀");
        assertThat(PlainText.cut("ab\\\\", 3)).isEqualTo("ab");
        assertThat(PlainText.cut("whole", 5)).isEqualTo("whole");
    }

    @Test
    void fitsACommandWithItsLineFeedIntoOnePieceOfThePipe() {
        CheckResult result = CheckResult.of("web-1", "root-login", State.CRITICAL, "ü".repeat(5000), "");

        assertThat(command(result).getBytes(StandardCharsets.UTF_8).length).isBetween(4090, 4095);
    }

    private static String command(CheckResult result) {
        return new String(result.command(Instant.ofEpochSecond(1795324114)), StandardCharsets.UTF_8);
    }
}
