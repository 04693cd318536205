package io.gatehouse.standalone;

import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.ListenPort;
import io.gatehouse.embedded.UserError;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real schema registry (Apicurio, which speaks Confluent's REST protocol) in a process of its own, on 127.0.0.1 only.
 * Its schemas stay in the {@link DataDirectory}: an id that stands in a topic means the same schema after any restart.
 */
public final class RegistryProcess implements AutoCloseable {
    /** The port that Confluent's registry listens on. */
    public static final int DEFAULT_PORT = 8081;

    private static final Logger LOG = LoggerFactory.getLogger(RegistryProcess.class);
    private static final String PORT_OPTION = "--registry-port";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LARGEST_LOG = 8 * 1024 * 1024;

    private final Process process;
    private final ListenPort port;
    private final Path log;
    private final PidFile pidFile;

    private RegistryProcess(Process process, ListenPort port, Path log, PidFile pidFile) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.pidFile = pidFile;
    }

    /**
     * Starts the registry and returns once it answers.
     *
     * @param home where the registry is unpacked
     * @param wantedPort where clients connect; 0 picks a free port
     * @throws UserError if the port is in use, the registry is not in {@code home}, or it does not come up
     */
    public static RegistryProcess start(DataDirectory data, Path home, int wantedPort) {
        Path directory = data.registry();
        try {
            Files.createDirectories(directory.resolve("tmp"));
            PidFile pidFile = new PidFile(directory.resolve("pid"), RegistryCommand.MARK + directory);
            pidFile.endLeftover();
            ListenPort port = ListenPort.of(wantedPort, PORT_OPTION);
            Path log = log(directory);
            Process process = run(RegistryCommand.of(home, directory, port), directory, log);
            pidFile.write(process.pid());
            RegistryProcess registry = new RegistryProcess(process, port, log, pidFile);
            registry.awaitReady();
            return registry;
        } catch (IOException e) {
            throw new UserError(
                    "the schema registry cannot be started in " + directory + " (" + e.getMessage() + ")", e);
        }
    }

    /** What Confluent's client takes as {@code schema.registry.url}. */
    public String url() {
        return "http://" + ListenPort.HOST + ":" + port.number() + "/apis/ccompat/v7";
    }

    /** Id of the process. */
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops the registry and waits until it is gone. */
    @Override
    public void close() throws IOException {
        PidFile.end(process.toHandle());
        pidFile.delete();
    }

    private static Process run(List<String> command, Path directory, Path log) throws IOException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static Path log(Path directory) throws IOException {
        Path log = directory.resolve("registry.log");
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, directory.resolve("registry.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    private void awaitReady() throws IOException {
        long start = System.nanoTime();
        while (!answers()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (!process.isAlive() || waited.compareTo(PATIENCE) > 0) {
                String how = process.isAlive()
                        ? "did not answer for " + waited.toSeconds() + " s"
                        : "ended with status " + process.exitValue();
                close();
                throw new UserError("the schema registry " + how + "; its log " + log + " ends: " + lastLine());
            }
            pause();
        }
        LOG.info("registry listens on {}, process {}", url(), process.pid());
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while it was starting", e);
        }
    }

    private boolean answers() {
        try {
            var request =
                    (HttpURLConnection) URI.create(url() + "/subjects").toURL().openConnection();
            request.setConnectTimeout(1000);
            request.setReadTimeout(5000);
            try {
                return request.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                request.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    private String lastLine() throws IOException {
        String last = "(empty)";
        for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            last = line.isBlank() ? last : line.strip();
        }
        return last;
    }
}
