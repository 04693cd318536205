package io.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gatehouse.ingest.FileReplay;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.model.Alert;
import io.gatehouse.model.RawLine;
import io.gatehouse.redact.RedactionKey;
import io.gatehouse.redact.RedactionRules;
import io.gatehouse.redact.Redactor;
import io.gatehouse.rules.Example;
import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.standalone.Replay;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.allow.AllowlistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs an example through the topology of the live pipeline and counts the alerts of its rule. */
final class ExampleRun {
    private static final HostIdentity HOST = new HostIdentity("web-1", "web-1", ZoneOffset.UTC);
    private final RuleSet rules;
    private final Path scratch;
    private final Redactor redactor = Redactor.of(RedactionRules.shipped(), RedactionKey.random());

    /** Runs examples of these rules; {@code scratch} is an empty folder for one run. */
    ExampleRun(RuleSet rules, Path scratch) {
        this.rules = rules;
        this.scratch = scratch;
    }

    /**
     * How many alerts of its rule there are in the end.
     *
     * @throws IOException where the scratch folder cannot be written
     */
    int alerts(Example example) throws IOException {
        Set<String> alerts = new HashSet<>();
        try (FileReplay files = new FileReplay(HOST, inputs(example), null, redactor, InstantSource.system());
                Replay replay = new Replay(
                        AllowlistFile.read(example.allowlist()),
                        List.of(),
                        rules,
                        false,
                        scratch.resolve("state"),
                        (kind, key, value) -> {
                            if (value instanceof Alert alert
                                    && example.rule().equals(alert.getRule().getName())) {
                                alerts.add(key);
                            }
                        })) {
            replay(files, replay);
        }
        return alerts.size();
    }

    private static void replay(FileReplay files, Replay replay) throws IOException {
        LineTime times = new LineTime(ZoneOffset.UTC, null);
        long latest = 0;
        for (RawLine line = files.next(); line != null; line = files.next()) {
            byte[] bytes = new byte[line.getLine().remaining()];
            line.getLine().duplicate().get(bytes);
            latest = Math.max(latest, times.micros(bytes, latest));
            replay.accept(line, latest);
        }
        replay.finish(latest);
    }

    private List<LogInput> inputs(Example example) throws IOException {
        List<LogInput> inputs = new ArrayList<>();
        for (Map.Entry<String, List<String>> log : example.logs().entrySet()) {
            Path file = scratch.resolve(log.getKey() + ".log");
            Files.writeString(file, String.join("\n", log.getValue()) + "\n", UTF_8);
            inputs.add(new LogInput(source(log.getKey()), file.toString()));
        }
        return inputs;
    }

    private static LogSource source(String log) {
        return switch (log) {
            case "auth" -> LogSource.AUTH;
            case "commands" -> LogSource.COMMAND;
            case "audit" -> LogSource.AUDIT;
            case "shell" -> LogSource.SHELL;
            default -> throw new IllegalArgumentException("no log " + log);
        };
    }
}
