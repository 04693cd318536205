package io.gatehouse.sinks.testkit;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A real search server in a process of its own, over a folder and a port that stay when it is started again. Its module under {@code
 * sinks/searchserver} must be built.
 */
public final class SearchProcess {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path target;
    private final String main;
    private final Path folder;
    private final int http = freePort();
    private final int transport = freePort();
    private @Nullable Process process;

    private SearchProcess(Path module, String main, Path folder) {
        this.target = module.resolve("target");
        this.main = main;
        this.folder = folder;
    }

    /** Elasticsearch 7 of these modules, over this folder. */
    public static SearchProcess elasticsearch7(Path modules, Path folder) {
        return new SearchProcess(modules.resolve("elasticsearch7"), "io.gatehouse.searchserver.Elasticsearch7", folder);
    }

    /** Elasticsearch 8 of these modules, over this folder. */
    public static SearchProcess elasticsearch8(Path modules, Path folder) {
        return new SearchProcess(modules.resolve("elasticsearch8"), "io.gatehouse.searchserver.Elasticsearch8", folder);
    }

    /** OpenSearch 2 of these modules, over this folder. */
    public static SearchProcess openSearch2(Path modules, Path folder) {
        return new SearchProcess(modules.resolve("opensearch2"), "io.gatehouse.searchserver.OpenSearch2", folder);
    }

    /** Where it answers. */
    public String url() {
        return "http://127.0.0.1:" + http;
    }

    private Path log() {
        return target.resolve("server.log");
    }

    /** Returns once it answers. */
    public void start() throws IOException {
        String classPath = target.resolve("classes")
                + File.pathSeparator
                + Files.readString(target.resolve("class-path")).strip();
        Files.createDirectories(folder);
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        main,
                        folder.toAbsolutePath().toString(),
                        String.valueOf(http),
                        String.valueOf(transport))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly)); // whoever forgets it
        await(main).atMost(Duration.ofSeconds(90)).until(this::answers);
    }

    private boolean answers() throws InterruptedException {
        try {
            return status("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s", "") == 200;
        } catch (IOException e) {
            if (process == null || !process.isAlive()) {
                throw new IllegalStateException(main + " has ended: see " + log(), e);
            }
            return false;
        }
    }

    /** As a crash would. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** The status of HTTP; an empty body is none. */
    public int status(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body).statusCode();
    }

    /** The answer. */
    public JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(send(method, path, body).body());
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher sent =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, sent)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
