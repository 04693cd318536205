package io.gatehouse.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.UserError;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryProcessIT {
    private static final Path HOME = Path.of(System.getProperty("gatehouse.registry.home", "target/registry"));
    private static final AvroSchema ONE = new AvroSchema("{\"type\":\"enum\",\"name\":\"One\",\"symbols\":[\"A\"]}");
    private static final AvroSchema TWO = new AvroSchema("{\"type\":\"enum\",\"name\":\"Two\",\"symbols\":[\"B\"]}");

    @TempDir
    Path directory;

    @Test
    void keepsItsSchemasWhenKilled() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory)) {
            RegistryProcess first = RegistryProcess.start(data, HOME, 0);
            int one = client(first.url()).register("one-value", ONE);
            int two = client(first.url()).register("two-value", TWO);
            ProcessHandle killed = ProcessHandle.of(first.pid()).orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();
            try (RegistryProcess second = RegistryProcess.start(data, HOME, 0)) {
                SchemaRegistryClient client = client(second.url());
                assertThat(client.getSchemaById(two)).isEqualTo(TWO);
                assertThat(client.register("one-value", ONE)).isEqualTo(one).isNotEqualTo(two);
            }
        }
    }

    @Test
    void endsWithAParentThatIsKilled() throws Exception {
        Process parent = JavaProcess.of(RegistryParent.class, directory, HOME);
        long orphan;
        int id;
        try (BufferedReader output = parent.inputReader(UTF_8)) {
            id = client(output.readLine()).register("one-value", ONE);
            orphan = Long.parseLong(output.readLine());
        } finally {
            parent.destroyForcibly().waitFor();
        }
        try (DataDirectory data = DataDirectory.open(directory);
                RegistryProcess next = RegistryProcess.start(data, HOME, 0)) {
            assertThat(ProcessHandle.of(orphan)).isNotPresent();
            assertThat(client(next.url()).getSchemaById(id)).isEqualTo(ONE);
        }
    }

    @Test
    void refusesAPortThatIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                DataDirectory data = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> RegistryProcess.start(data, HOME, taken.getLocalPort()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("--registry-port");
        }
    }

    @Test
    void saysHowToFetchARegistryThatIsNotThere() throws Exception {
        try (DataDirectory data = DataDirectory.open(directory)) {
            assertThatThrownBy(() -> RegistryProcess.start(data, directory.resolve("nowhere"), 0))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("unpack-registry");
        }
    }

    @Test
    void showsTheLastLineOfARegistryThatDied() throws Exception {
        Path broken = Files.createDirectories(directory.resolve("broken"));
        Files.writeString(broken.resolve("a-runner.jar"), "not a jar");
        try (DataDirectory data = DataDirectory.open(directory.resolve("data"))) {
            assertThatThrownBy(() -> RegistryProcess.start(data, broken, 0))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("ended with status 1")
                    .hasMessageContaining("registry.log ends: ");
        }
    }

    private static SchemaRegistryClient client(String url) {
        return new CachedSchemaRegistryClient(url, 100);
    }
}
