package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.field.Mappings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rules. Each folder's rules replace those of the same id in the folders before it. What is wrong with one rule keeps no other from
 * running.
 */
public final class SigmaRules {
    private SigmaRules() {}

    /** The rules that come with Gatehouse. */
    public static RuleSet shipped() {
        return load(List.of(RuleFolder.shipped())).rules();
    }

    /**
     * The rules that come with Gatehouse and those of folders.
     *
     * @throws IOException where a folder cannot be read
     */
    public static LoadedRules shippedAnd(List<Path> folders) throws IOException {
        List<RuleFolder> all = new ArrayList<>();
        all.add(RuleFolder.shipped());
        for (Path folder : folders) {
            all.add(RuleFolder.read(folder));
        }
        return load(all);
    }

    /**
     * The rules of these folders or files alone.
     *
     * @throws IOException where one cannot be read
     */
    public static LoadedRules only(List<Path> paths) throws IOException {
        List<RuleFolder> all = new ArrayList<>();
        for (Path path : paths) {
            all.add(RuleFolder.read(path));
        }
        return load(all);
    }

    /** Of the rules that come with Gatehouse, only that file: for tests that others must not change. */
    public static RuleSet shippedFile(String name) {
        List<RuleFile> file = RuleFolder.shipped().files().stream()
                .filter(shipped -> shipped.name().equals(RuleFolder.SHIPPED_NAME + name))
                .toList();
        return load(List.of(new RuleFolder(file, null))).rules();
    }

    /**
     * The rules that come with Gatehouse and those of folders, all of them running whatever their mode: for trying them.
     *
     * @throws IOException where a folder cannot be read
     */
    public static LoadedRules allRunning(List<Path> folders) throws IOException {
        List<RuleFolder> all = new ArrayList<>();
        all.add(RuleFolder.shipped());
        for (Path folder : folders) {
            all.add(RuleFolder.read(folder));
        }
        all.add(new RuleFolder(List.of(), new RuleFile("all", "'*': observe".getBytes(StandardCharsets.UTF_8))));
        return load(all);
    }

    /**
     * The files of folders as they are, by name; without a folder those that come with Gatehouse.
     *
     * @throws IOException where one cannot be read
     */
    public static Map<String, byte[]> files(List<Path> folders) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (folders.isEmpty()) {
            RuleFolder.shipped().files().forEach(file -> files.put(file.name(), file.content()));
        }
        for (Path folder : folders) {
            RuleFolder.read(folder).files().forEach(file -> files.put(file.name(), file.content()));
        }
        return files;
    }

    private static LoadedRules load(List<RuleFolder> folders) {
        List<RuleFault> faults = new ArrayList<>();
        RuleShelf shelf = new RuleShelf(faults);
        RuleModes modes = new RuleModes();
        for (RuleFolder folder : folders) {
            shelf.add(folder);
            if (folder.modes() != null) {
                modes.add(folder.modes(), faults::add);
            }
        }
        modes.unused(shelf.all(), faults::add);
        return new RuleLinker(shelf, modes, Mappings.shipped(), faults).link();
    }
}
