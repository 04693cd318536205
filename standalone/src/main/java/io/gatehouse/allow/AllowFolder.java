package io.gatehouse.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.AllowlistFile;
import io.gatehouse.streams.detect.allow.SetKind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An allowlist as a file, or as a folder under version control:
 *
 * <pre>
 * *.txt                 entries and sets, as {@link AllowlistFile} describes
 * networks/NAME.txt     the members of a set, in words and lines; # begins a comment
 * hosts/NAME.txt, users/NAME.txt, persons/NAME.txt
 * </pre>
 */
public final class AllowFolder {
    private static final String SUFFIX = ".txt";

    private AllowFolder() {}

    /**
     * Reads all of it, each entry with an id of its own. Sets of one kind and name become one, unless they say when they hold.
     *
     * @throws IllegalArgumentException that names file and line where something is wrong, or if it cannot be read
     */
    public static List<AllowlistEntry> read(Path path) {
        List<AllowlistEntry> read = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            read.addAll(file(path));
        } else {
            for (Path file : texts(path)) {
                file(file).forEach(entry -> read.add(named(file, entry)));
            }
            for (SetKind kind : SetKind.values()) {
                Path folder = path.resolve(kind.word());
                if (Files.isDirectory(folder)) {
                    texts(folder).forEach(file -> read.add(set(kind, file)));
                }
            }
        }
        return merged(read);
    }

    /** Lines of several files have the same numbers. */
    private static AllowlistEntry named(Path file, AllowlistEntry entry) {
        if (entry.getId().startsWith("line-")) {
            entry.setId(file.getFileName() + ":" + entry.getId());
        }
        return entry;
    }

    private static List<Path> texts(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + " cannot be read: " + e, e);
        }
    }

    private static List<AllowlistEntry> file(Path file) {
        try {
            return AllowlistFile.read(lines(file));
        } catch (IllegalArgumentException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("line ")
                    ? new IllegalArgumentException(file + ", " + e.getMessage(), e)
                    : e;
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    private static AllowlistEntry set(SetKind kind, Path file) {
        String name = file.getFileName().toString();
        AllowlistEntry set = set(kind, name.substring(0, name.length() - SUFFIX.length()), members(file));
        String fault = Allowlist.check(set);
        if (fault != null) {
            throw new IllegalArgumentException(file + ": " + fault);
        }
        return set;
    }

    /** A set, not yet written by anybody. */
    public static AllowlistEntry set(SetKind kind, String name, List<String> members) {
        AllowlistEntry set = new AllowlistEntry();
        set.setId("@" + kind.word() + "/" + name);
        set.setAction("set");
        set.setAnySource(false);
        set.setCreated(0L);
        set.setSetKind(kind.word());
        set.setSetName(name);
        set.setMembers(List.copyOf(new TreeSet<>(members)));
        return set;
    }

    /**
     * The members in a file: words, several in a line or one.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static List<String> members(Path file) {
        return lines(file).stream()
                .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .flatMap(line -> Stream.of(line.split("\\s+")))
                .toList();
    }

    private static List<AllowlistEntry> merged(List<AllowlistEntry> read) {
        List<AllowlistEntry> merged = new ArrayList<>();
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (AllowlistEntry entry : read) {
            if (Allowlist.isSet(entry) && isTimeless(entry)) {
                members.computeIfAbsent(entry.getSetKind() + "/" + entry.getSetName(), name -> new ArrayList<>())
                        .addAll(entry.getMembers());
            } else {
                merged.add(entry);
            }
        }
        members.forEach((name, all) -> {
            int slash = name.indexOf('/');
            merged.add(set(SetKind.of(name.substring(0, slash)), name.substring(slash + 1), all));
        });
        return merged;
    }

    private static boolean isTimeless(AllowlistEntry set) {
        return set.getCreated() == 0
                && set.getValidFrom() == null
                && set.getValidUntil() == null
                && set.getRemovedAt() == null;
    }
}
