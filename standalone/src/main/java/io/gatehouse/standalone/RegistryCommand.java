package io.gatehouse.standalone;

import io.gatehouse.embedded.ListenPort;
import io.gatehouse.embedded.UserError;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The command line that starts the registry's process on a data directory. */
final class RegistryCommand {
    /** An argument that only the registry of this data directory has. */
    static final String MARK = "-Dgatehouse.registry.data=";

    private static final List<String> SMALL_AND_QUICK = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError");

    private RegistryCommand() {}

    static List<String> of(Path home, Path directory, ListenPort port) {
        // A Ctrl-C in the terminal reaches every process there; the registry has to outlive those that still use it.
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "registry"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(MARK + directory);
        command.addAll(SMALL_AND_QUICK);
        settings(directory, port).forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath(home), RegistryChild.class.getName()));
        return command;
    }

    /** Apicurio's settings. H2 writes to the file before it answers; its default of half a second later loses ids. */
    private static Map<String, String> settings(Path directory, ListenPort port) {
        return Map.ofEntries(
                Map.entry("quarkus.http.host", ListenPort.HOST),
                Map.entry("quarkus.http.port", String.valueOf(port.number())),
                Map.entry("quarkus.http.access-log.enabled", "false"),
                Map.entry("java.io.tmpdir", directory.resolve("tmp").toString()),
                Map.entry("apicurio.storage.kind", "sql"),
                Map.entry("apicurio.storage.sql.kind", "h2"),
                Map.entry("apicurio.datasource.url", "jdbc:h2:file:" + directory.resolve("schemas") + ";WRITE_DELAY=0"),
                Map.entry("apicurio.datasource.jdbc.initial-size", "1"),
                Map.entry("apicurio.datasource.jdbc.min-size", "1"),
                Map.entry("apicurio.datasource.jdbc.max-size", "10"));
    }

    private static String classPath(Path home) {
        try {
            Path own = Path.of(RegistryChild.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own + ":" + runner(home);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path is not made of files", e);
        }
    }

    private static Path runner(Path home) {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> missing(home, null));
        } catch (IOException e) {
            throw missing(home, e);
        }
    }

    private static UserError missing(Path home, @Nullable IOException cause) {
        return new UserError(
                "the schema registry is not in " + home
                        + ": fetch it with mvn -pl standalone dependency:unpack@unpack-registry",
                cause);
    }
}
