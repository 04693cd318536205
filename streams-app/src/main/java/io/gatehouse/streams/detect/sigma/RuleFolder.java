package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.sigma.document.YamlDocuments;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules that came together: a folder with all below it, or those that come with Gatehouse.
 *
 * @param files the rules, in the order of their names
 * @param modes {@code modes.yml} of the folder; null where there is none
 */
record RuleFolder(List<RuleFile> files, @Nullable RuleFile modes) {
    private static final String MODES = "modes.yml";
    private static final String SHIPPED = "/rules/";

    /** What the names of files begin with that come with Gatehouse. */
    static final String SHIPPED_NAME = "shipped:";

    /** Reads a folder, or one file. */
    static RuleFolder read(Path path) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        RuleFile modes = null;
        try (Stream<Path> found = Files.walk(path)) {
            for (Path file : found.filter(RuleFolder::isYaml).sorted().toList()) {
                RuleFile read = new RuleFile(file.toString(), start(file));
                if (file.getFileName().toString().equals(MODES)) {
                    modes = read;
                } else {
                    files.add(read);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new RuleFolder(files, modes);
    }

    private static boolean isYaml(Path path) {
        String name = path.toString();
        return (name.endsWith(".yml") || name.endsWith(".yaml")) && Files.isRegularFile(path);
    }

    /** Of a file that is too long, enough to tell so. */
    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlDocuments.MAX_BYTES + 1);
        }
    }

    /** The rules that come with Gatehouse: the resources that {@code rules/contents.txt} names. */
    static RuleFolder shipped() {
        String contents = new String(resource("contents.txt"), StandardCharsets.UTF_8);
        return new RuleFolder(
                contents.lines()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(name -> new RuleFile(SHIPPED_NAME + name, resource(name)))
                        .toList(),
                null);
    }

    private static byte[] resource(String name) {
        try (InputStream in = RuleFolder.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + SHIPPED + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
