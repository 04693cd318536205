package io.gatehouse.streams.parse.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table of the kernel's interface that comes with this program: a number, a blank and a name in each line. */
final class NumberedNames {
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Reads the table of that file name beside this class. */
    NumberedNames(String file) {
        InputStream table = NumberedNames.class.getResourceAsStream(file);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(table, file), StandardCharsets.US_ASCII))) {
            lines.lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        int blank = line.indexOf(' ');
        Integer number = Integer.valueOf(line.substring(0, blank));
        String name = line.substring(blank + 1);
        names.put(number, name);
        numbers.putIfAbsent(name, number);
    }

    /** The name of a number; null where the table has none. */
    @Nullable
    String name(int number) {
        return names.get(number);
    }

    /** The number of a name, or -1. */
    int number(String name) {
        return numbers.getOrDefault(name, -1);
    }
}
