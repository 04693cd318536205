package io.gatehouse.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostIdentityTest {

    @TempDir
    Path folder;

    @Test
    void settingsGoBeforeTheSystem() {
        ZoneId zone = ZoneId.of("Europe/Berlin");

        assertThat(HostIdentity.of("4d1e", "vm", zone)).isEqualTo(new HostIdentity("4d1e", "vm", zone));
    }

    @Test
    void asksTheSystemWhereNothingIsSet() {
        HostIdentity here = HostIdentity.of("4d1e", null, null);

        assertThat(here.name()).isNotBlank();
        assertThat(here.zone()).isEqualTo(ZoneId.systemDefault());
    }

    @Test
    void readsTheMachineId() throws IOException {
        Path file = Files.writeString(folder.resolve("machine-id"), "4d1e0c\n");

        assertThat(HostIdentity.machineId(file)).isEqualTo("4d1e0c");
    }

    @Test
    void refusesAMachineWithoutId() throws IOException {
        Path absent = folder.resolve("absent");
        Path image = Files.writeString(folder.resolve("machine-id"), "uninitialized\n");

        assertThatThrownBy(() -> HostIdentity.machineId(absent))
                .hasMessage("host id: " + absent + " cannot be read (there is no such file); set the host id");
        assertThatThrownBy(() -> HostIdentity.machineId(image))
                .hasMessage("host id: " + image + " holds none; run systemd-machine-id-setup, or set the host id");
        assertThatThrownBy(() -> HostIdentity.of(" ", null, null)).hasMessage("host id: is empty");
    }
}
