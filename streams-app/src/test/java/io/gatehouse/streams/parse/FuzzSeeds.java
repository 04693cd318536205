package io.gatehouse.streams.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gatehouse.streams.parse.form.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What fuzzing starts from: the lines of the regression files, and some of each file of a folder of *.jsonl (field line)
 * where given; for messages, the examples of all forms.
 */
public final class FuzzSeeds {
    private static final Path REGRESSION = Path.of("src/test/resources/parse");
    private static final int LONGEST = 2_000;
    /** Of one file, so that a minute of fuzzing is not spent on reading them. */
    private static final int MOST = 40;

    private FuzzSeeds() {}

    /**
     * Writes each seed as a file into the folders LineFuzzer and MessageFuzzer of the first argument; the second names a
     * folder of lines.
     */
    public static void main(String... args) throws IOException {
        List<byte[]> lines = new ArrayList<>(ofRegressionFiles());
        if (args.length > 1) {
            lines.addAll(ofRecords(Path.of(args[1])));
        }
        write(Path.of(args[0], "LineFuzzer"), lines);
        write(Path.of(args[0], "MessageFuzzer"), ofForms());
    }

    private static void write(Path into, List<byte[]> seeds) throws IOException {
        Path folder = Files.createDirectories(into);
        for (byte[] seed : seeds) {
            Files.write(folder.resolve("seed-" + Integer.toHexString(Arrays.hashCode(seed))), seed);
        }
    }

    static List<byte[]> ofRegressionFiles() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : files(REGRESSION)) {
            for (RegressionFile.Case aCase : RegressionFile.read(file)) {
                seeds.add(seed(aCase.source(), aCase.line()));
            }
        }
        return seeds;
    }

    static List<byte[]> ofForms() {
        Programs programs = new Programs();
        Set<Form> seen = new HashSet<>();
        List<byte[]> seeds = new ArrayList<>();
        for (int number = 0; number < MessageFuzzer.PROGRAMS.size(); number++) {
            for (Form form : programs.forms(MessageFuzzer.PROGRAMS.get(number))) {
                for (Form.Look look : seen.add(form) ? form.looks() : List.<Form.Look>of()) {
                    seeds.add(((char) number + look.example()).getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return seeds;
    }

    private static byte[] seed(String source, String line) {
        int number = Math.max(0, Arrays.asList(LineFuzzer.SOURCES).indexOf(source));
        return (number + line).getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> ofRecords(Path folder) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : files(folder)) {
            if (file.toString().endsWith(".jsonl")) {
                List<String> records = Files.readAllLines(file);
                for (int i = 0; i < records.size(); i += 1 + records.size() / MOST) {
                    lineOf(records.get(i))
                            .lines()
                            .filter(line -> line.length() < LONGEST)
                            .forEach(line -> seeds.add(seed(line.contains("msg=audit(") ? "audit" : "auth", line)));
                }
            }
        }
        return seeds;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
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
}
