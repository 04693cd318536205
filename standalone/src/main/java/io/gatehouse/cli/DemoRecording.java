package io.gatehouse.cli;

import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.AllowlistFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The recording that comes with Gatehouse: logs of one Debian host, an allowlist, and what really happened. */
final class DemoRecording {
    static final String HOST = "vm";
    private static final Map<String, LogSource> LOGS = logs();

    private DemoRecording() {}

    private static Map<String, LogSource> logs() {
        Map<String, LogSource> logs = new LinkedHashMap<>();
        logs.put("auth.log", LogSource.AUTH);
        logs.put("commands.log", LogSource.COMMAND);
        logs.put("audit.log", LogSource.AUDIT);
        return logs;
    }

    /** Copies the logs into a folder; the inputs of an agent that reads them there. */
    static List<LogInput> unpack(Path folder) throws IOException {
        for (String name : LOGS.keySet()) {
            try (InputStream in = open(name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        return LOGS.entrySet().stream()
                .map(log -> new LogInput(
                        log.getValue(), folder.resolve(log.getKey()).toString()))
                .toList();
    }

    /** Lines of each log, for people: {@code auth.log 139}. */
    static Map<String, Long> lineCounts() throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : LOGS.keySet()) {
            counts.put(name, (long) text(name).lines().count());
        }
        return counts;
    }

    static List<AllowlistEntry> allowlist() throws IOException {
        return AllowlistFile.read(text("allowlist.txt").lines().toList());
    }

    /** {@code alice from 127.0.0.1, 127.0.0.2; root from 127.0.0.1}. */
    static String allowedInWords() throws IOException {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        for (AllowlistEntry entry : allowlist()) {
            sources.computeIfAbsent(String.valueOf(entry.getUser()), user -> new ArrayList<>())
                    .add(String.valueOf(entry.getSourceCidr()));
        }
        return sources.entrySet().stream()
                .map(user -> user.getKey() + " from " + String.join(", ", user.getValue()))
                .collect(Collectors.joining("; "));
    }

    static DemoTruth truth() throws IOException {
        return DemoTruth.read(text("truth.json"));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = DemoRecording.class.getResourceAsStream("/demo/" + name);
        if (in == null) {
            throw new IOException("the recording " + name + " is missing from this build");
        }
        return in;
    }
}
