package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownServicesTest {
    /** As Nagios 4.4.6 writes it. */
    private static final String CACHE = """
            define host {
            \thost_name\tweb-1
            \talias\tweb-1
            \t}

            define service {
            \thost_name\tweb-1
            \tservice_description\tAnmeldung für root
            \tcheck_command\tnothing
            \t}

            """;

    @TempDir
    Path folder;

    @Test
    void countsResultsForWhatNagiosDoesNotKnow() throws Exception {
        Path cache = Files.writeString(folder.resolve("objects.cache"), CACHE);
        KnownServices services = new KnownServices(cache);

        services.check(result("web-1", "Anmeldung für root"));
        services.check(result("web-1", ""));
        assertThat(services.unknown()).isZero();

        services.check(result("web-1", "root-login"));
        services.check(result("web-1", "root-login"));
        services.check(result("web-2", ""));
        assertThat(services.unknown()).isEqualTo(3);
    }

    @Test
    void readsTheFileAgainWhenNagiosHasWrittenItAnew() throws Exception {
        Path cache = Files.writeString(folder.resolve("objects.cache"), CACHE);
        KnownServices services = new KnownServices(cache);
        services.check(result("web-1", "root-login"));

        Files.writeString(cache, CACHE.replace("Anmeldung für root", "root-login"));
        Files.setLastModifiedTime(cache, FileTime.fromMillis(1));
        services.check(result("web-1", "root-login"));

        assertThat(services.unknown()).isOne();
    }

    @Test
    void callsNothingUnknownWhereItCannotRead() {
        KnownServices services = new KnownServices(folder.resolve("none"));

        services.check(result("web-1", "root-login"));

        assertThat(services.unknown()).isZero();
    }

    private static CheckResult result(String host, String service) {
        return CheckResult.of(host, service, State.CRITICAL, "x", "");
    }
}
