package io.gatehouse.benchmarks.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gatehouse.model.RawLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lines to measure with: those made up, or those of a folder. */
final class Families {
    private final Map<String, List<RawLine>> byName = new LinkedHashMap<>();

    private Families() {
        Family.NAMES.forEach(name -> byName.put(name, new ArrayList<>()));
    }

    /** The family of that name, of the folder where one is given. */
    static Family of(String folder, String name) {
        return folder.isEmpty()
                ? Family.madeUp(name)
                : in(folder).stream()
                        .filter(family -> family.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    /** Those that have lines in a folder: in its *.log as they are, in its *.jsonl as the field "line". */
    static List<Family> in(String folder) {
        Families families = new Families();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.sorted().toList()) {
                families.take(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return families.byName.entrySet().stream()
                .filter(family -> !family.getValue().isEmpty())
                .map(family -> new Family(family.getKey(), family.getValue()))
                .toList();
    }

    private void take(Path file) throws IOException {
        if (file.toString().endsWith(".log")) {
            Files.readAllLines(file).forEach(this::take);
        } else if (file.toString().endsWith(".jsonl")) {
            for (String record : Files.readAllLines(file)) {
                lineOf(record).lines().forEach(this::take);
            }
        }
    }

    private static String lineOf(String record) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(record)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("line")) {
                    return json.getText();
                }
                json.skipChildren();
            }
        }
        return "";
    }

    private void take(String line) {
        String name = nameOf(line);
        RawLine raw = Family.line(Family.sourceOf(name), line);
        List<RawLine> family = byName.get(name);
        if (family != null) {
            family.add(raw);
        }
        List<RawLine> mixed = byName.get(Family.MIXED);
        if (mixed != null && family != mixed && Family.sourceOf(name).equals("auth")) {
            mixed.add(raw);
        }
    }

    /** Tells families apart by words that stand in their lines. */
    private static String nameOf(String line) {
        if (line.contains("msg=audit(")) {
            return "audit";
        }
        if (line.contains(" bashaudit")) {
            return "hook";
        }
        if (line.contains("pam_unix")) {
            return "pam";
        }
        if (line.contains(" sshd")) {
            return "sshd";
        }
        if (line.contains(" sudo: ") || line.contains(" su[") || line.contains(" su: ")) {
            return "sudo-su";
        }
        return line.matches(".* (user|group)(add|mod|del)(\\[|:).*") ? "accounts" : Family.MIXED;
    }
}
