package io.gatehouse.sinks.standin.monitis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stand-in is honest if it gets on with a client that knows nothing of it: bash, curl and openssl. */
final class OldScriptTest {
    private static final Account ACCOUNT = new Account("EXAMPLEAPIKEY0000000000001", "EXAMPLESECRET0000000000002");

    private MonitisStandIn monitis;

    @BeforeEach
    void start() throws Exception {
        for (String program : List.of("bash", "curl", "openssl")) {
            assumeTrue(
                    new ProcessBuilder("sh", "-c", "command -v " + program)
                                    .start()
                                    .waitFor()
                            == 0,
                    program + " is not installed");
        }
        monitis = MonitisStandIn.start(0, ACCOUNT, InstantSource.system());
    }

    @AfterEach
    void close() {
        if (monitis != null) {
            monitis.close();
        }
    }

    @Test
    void takesWhatTheOldScriptSends() throws Exception {
        assertThat(script(ACCOUNT.secretKey(), "create")).isEqualTo("{\"status\":\"ok\",\"data\":922}");
        assertThat(script(ACCOUNT.secretKey(), "create")).isEqualTo("{\"status\":\"monitorNameExists\"}");
        assertThat(script(ACCOUNT.secretKey(), "add", "alice", "192.0.2.7", "sshd"))
                .isEqualTo("{\"status\":\"ok\",\"data\":null}");
        assertThat(script(ACCOUNT.secretKey(), "add-by-token", "bob", "2001:db8::7", "login"))
                .isEqualTo("{\"status\":\"ok\",\"data\":null}");

        assertThat(monitis.results("login monitor"))
                .extracting(result -> result.values().toString())
                .containsExactlyInAnyOrder(
                        "{user_login=alice, host=192.0.2.7, srv=sshd}",
                        "{user_login=bob, host=2001:db8::7, srv=login}");
    }

    @Test
    void refusesTheOldScriptWithAnotherSecret() throws Exception {
        assertThat(script("GUESS", "create")).isEqualTo("{\"error\":\"Authentication failure\"}");
        assertThat(script(ACCOUNT.secretKey(), "create")).contains("ok");
        assertThat(script("GUESS", "add", "alice", "192.0.2.7", "sshd")).contains("Authentication failure");
        assertThat(script("GUESS", "add-by-token", "alice", "192.0.2.7", "sshd"))
                .contains("\"errorCode\":4");

        assertThat(monitis.results("login monitor")).isEmpty();
    }

    private String script(String secret, String... arguments) throws Exception {
        Path script = Path.of(
                OldScriptTest.class.getResource("/monitis/login-monitor").toURI());
        List<String> command =
                new ArrayList<>(List.of("bash", script.toString(), monitis.url(), ACCOUNT.apiKey(), secret));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
