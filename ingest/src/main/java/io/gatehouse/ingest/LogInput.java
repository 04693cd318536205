package io.gatehouse.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A configured input: one file, or a pattern such as {@code /home/*}{@code /shell_*.log} that is looked up again on
 * every scan.
 *
 * @param source what kind of lines
 * @param path a path, or a pattern with {@code *}, {@code ?}, <code>{a,b}</code> or {@code [ab]} in any of its names
 */
public record LogInput(LogSource source, String path) {

    private static final Pattern GLOB = Pattern.compile("[*?{\\[]");

    public LogInput {
        Objects.requireNonNull(source);
        if (path.isBlank()) {
            throw new IllegalArgumentException("path of " + source.word() + ": is empty");
        }
    }

    /**
     * Whether the path is a pattern. The last name of a file found by a pattern is never followed as a symbolic link:
     * its folder may belong to a user.
     */
    public boolean isPattern() {
        return GLOB.matcher(path).find();
    }

    /** The file, whether or not it exists; or the files that the pattern finds now, in the order of their paths. */
    List<Path> files() {
        if (!isPattern()) {
            return List.of(Path.of(path));
        }
        List<Path> found = List.of(Path.of(path.startsWith("/") ? "/" : ""));
        for (Path name : Path.of(path)) {
            found = found.stream()
                    .flatMap(folder -> matches(folder, name.toString()).stream())
                    .toList();
        }
        return found;
    }

    private static List<Path> matches(Path folder, String name) {
        if (!GLOB.matcher(name).find()) {
            Path file = folder.resolve(name);
            return Files.exists(file) ? List.of(file) : List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            return List.of(); // not a folder, or not ours to read: nothing of it matches
        }
        found.sort(null);
        return found;
    }
}
