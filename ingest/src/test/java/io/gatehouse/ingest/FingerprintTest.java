package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isTheHashOfTheFirstLine() {
        // printf 'Nov 21 08:33:59 vm sshd[361]: Server listening' | sha256sum | cut -c1-32
        assertThat(auth("/var/log/auth.log", "Nov 21 08:33:59 vm sshd[361]: Server listening"))
                .isEqualTo("519efb0b89dd52540bd3824ccdbaa40f");
    }

    @Test
    void staysWhenTheFileIsRenamed() {
        assertThat(auth("/var/log/auth.log.1", "first")).isEqualTo(auth("/tmp/copy", "first"));
    }

    @Test
    void countsOnlyTheFirst4096Bytes() {
        String head = "x".repeat(4096);

        assertThat(auth("auth.log", head + "a"))
                .isEqualTo(auth("auth.log", head + "b"))
                .isNotEqualTo(auth("auth.log", head.substring(1)));
    }

    @Test
    void tellsTheShellLogsOfUsersApart() {
        assertThat(shell("/home/alice/shell_alice.log")).isNotEqualTo(shell("/home/bob/shell_bob.log"));
        assertThat(shell("/home/a/shell_ann.lee.log")).isNotEqualTo(shell("/home/a/shell_ann.may.log"));
    }

    @Test
    void staysWhenAShellLogIsRotated() {
        assertThat(shell("/home/alice/shell_alice.log")).isEqualTo(shell("/backup/shell_alice.log.1"));
    }

    private static String auth(String path, String firstLine) {
        return new Fingerprint(LogSource.AUTH, Path.of(path)).of(Lines.bytes(firstLine));
    }

    private static String shell(String path) {
        return new Fingerprint(LogSource.SHELL, Path.of(path)).of(Lines.bytes(""));
    }
}
