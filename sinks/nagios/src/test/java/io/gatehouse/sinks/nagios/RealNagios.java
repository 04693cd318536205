package io.gatehouse.sinks.nagios;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Debian's Nagios with a host web-1 and two passive services, and Debian's NSCA before it. Everything they keep lies in one
 * folder; no service of the machine is touched.
 */
final class RealNagios {
    static final String PASSWORD = "correct-horse";

    private static final Path NAGIOS = Path.of("/usr/sbin/nagios4");
    private static final Path NSCA = Path.of("/usr/sbin/nsca");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMMAND = "EXTERNAL COMMAND: ";

    private final Path folder;
    private final int port;
    private final int method;
    private final List<Process> running = new ArrayList<>();

    /** With NSCA's decryption_method. */
    RealNagios(Path folder, int method) throws IOException {
        this.folder = folder;
        this.method = method;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    /** For {@code EnabledIf}. */
    static boolean installed() {
        return Files.isExecutable(NAGIOS) && Files.isExecutable(NSCA);
    }

    Path commandFile() {
        return folder.resolve("rw/nagios.cmd");
    }

    Path objects() {
        return folder.resolve("objects.cache");
    }

    int port() {
        return port;
    }

    void start() throws IOException, InterruptedException {
        for (String sub : List.of("rw", "spool", "archives")) {
            Files.createDirectories(folder.resolve(sub));
        }
        for (String file : List.of("nagios.cfg", "objects.cfg", "nsca.cfg")) {
            Files.writeString(folder.resolve(file), configured(file));
        }
        long before = starts();
        run(NAGIOS.toString(), folder.resolve("nagios.cfg").toString());
        await("Nagios").atMost(PATIENCE).until(() -> starts() > before);
        run(NSCA.toString(), "-f", "-c", folder.resolve("nsca.cfg").toString(), "--daemon");
        await("NSCA").atMost(PATIENCE).until(this::listens);
    }

    private long starts() throws IOException {
        return log().stream()
                .filter(line -> line.contains("launched command file worker"))
                .count();
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String configured(String file) throws IOException, InterruptedException {
        Process group = new ProcessBuilder("id", "-gn").start();
        Map<String, String> values = Map.of(
                "FOLDER", folder.toString(),
                "PORT", String.valueOf(port),
                "METHOD", String.valueOf(method),
                "PASSWORD", PASSWORD,
                "USER", System.getProperty("user.name"),
                "GROUP", new String(group.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        try (InputStream in = RealNagios.class.getResourceAsStream("/nagios/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return text;
        }
    }

    private void run(String... command) throws IOException {
        running.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start());
    }

    /** Kills both with all their processes; NSCA first, which would keep what it takes in a file that nobody reads. */
    void kill() throws InterruptedException {
        for (int i = running.size() - 1; i >= 0; i--) {
            Process process = running.get(i);
            List<ProcessHandle> all = process.descendants().collect(Collectors.toList());
            process.destroyForcibly().waitFor();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(child -> child.onExit().join());
        }
        running.clear();
    }

    List<String> log() throws IOException {
        Path log = folder.resolve("nagios.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** The external commands that Nagios read, in its order. */
    List<String> commands() throws IOException {
        return log().stream()
                .filter(line -> line.contains(COMMAND))
                .map(line -> line.substring(line.indexOf(COMMAND) + COMMAND.length()))
                .toList();
    }

    /** What Nagios's status file says of a service of web-1; empty before Nagios has written it. */
    Map<String, String> status(String service) throws IOException {
        Path status = folder.resolve("status.dat");
        if (!Files.exists(status)) {
            return Map.of();
        }
        for (String block : Files.readString(status).split("servicestatus \\{")) {
            if (block.contains("\tservice_description=" + service + "\n")) {
                return block.substring(0, block.indexOf("\t}"))
                        .lines()
                        .map(line -> line.strip().split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
            }
        }
        return Map.of();
    }
}
