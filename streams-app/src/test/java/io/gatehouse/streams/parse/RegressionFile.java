package io.gatehouse.streams.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of lines, each with all that a parser must read in it, indented below. {@code @source} and {@code @path} say
 * where the lines after them come from; {@code #} begins a comment; the pictures of control characters from U+2400 stand for these, as U+241D for 0x1D.
 */
final class RegressionFile {

    record Case(String place, String source, String path, String line, Map<String, String> facts) {}

    private static final String INDENT = "    ";

    private final List<Case> cases = new ArrayList<>();
    private String source = "auth";
    private String path = "/var/log/auth.log";

    static List<Case> read(Path file) {
        RegressionFile reader = new RegressionFile();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int i = 0; i < lines.size(); i++) {
                reader.take(file.getFileName() + ":" + (i + 1), lines.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.cases;
    }

    private void take(String place, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("@source ")) {
            source = line.substring("@source ".length());
        } else if (line.startsWith("@path ")) {
            path = line.substring("@path ".length());
        } else if (line.startsWith(INDENT)) {
            int equals = line.indexOf(" =");
            String value = line.substring(Math.min(equals + 3, line.length()));
            cases.get(cases.size() - 1).facts().put(line.substring(INDENT.length(), equals), enriched(value));
        } else {
            cases.add(new Case(place, source, path, enriched(line), new TreeMap<>()));
        }
    }

    private static String enriched(String text) {
        StringBuilder controls = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char picture = text.charAt(i);
            if (picture >= '\u2400' && picture < '\u2420') {
                controls.setCharAt(i, (char) (picture - '\u2400'));
            }
        }
        return controls.toString();
    }
}
