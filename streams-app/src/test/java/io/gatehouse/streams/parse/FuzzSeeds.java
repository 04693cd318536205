package io.gatehouse.streams.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What fuzzing starts from: the lines of the regression files, and of a folder of *.jsonl (field line) where given. */
public final class FuzzSeeds {
    private static final Path REGRESSION = Path.of("src/test/resources/parse");
    private static final int LONGEST = 2_000;

    private FuzzSeeds() {}

    /** Writes each seed as a file into the folder of the first argument; the second names a folder of lines. */
    public static void main(String... args) throws IOException {
        List<byte[]> seeds = new ArrayList<>(ofRegressionFiles());
        if (args.length > 1) {
            seeds.addAll(ofRecords(Path.of(args[1])));
        }
        Path folder = Files.createDirectories(Path.of(args[0]));
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

    private static byte[] seed(String source, String line) {
        int number = Math.max(0, Arrays.asList(LineFuzzer.SOURCES).indexOf(source));
        return (number + line).getBytes(StandardCharsets.UTF_8);
    }

    private static List<byte[]> ofRecords(Path folder) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : files(folder)) {
            if (file.toString().endsWith(".jsonl")) {
                for (String record : Files.readAllLines(file)) {
                    lineOf(record)
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
