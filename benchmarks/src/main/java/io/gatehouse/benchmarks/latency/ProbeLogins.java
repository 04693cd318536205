package io.gatehouse.benchmarks.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Logins that are on no allowlist, each of another user, appended to a log file; knows when each was written. */
final class ProbeLogins {
    private static final String USER = "probe";

    private final Path file;
    private final List<Long> writtenAt = Collections.synchronizedList(new ArrayList<>());

    ProbeLogins(Path file) throws IOException {
        this.file = Files.createFile(file);
    }

    void write(long count) {
        for (long left = count; left > 0; left--) {
            int number = writtenAt.size();
            String line = Instant.now().truncatedTo(ChronoUnit.MICROS) + " " + ProbeHost.NAME + " sshd["
                    + (1000 + number)
                    + "]: Accepted publickey for " + USER + number + " from 203.0.113.99 port " + (20_000 + number)
                    + " ssh2: ED25519 SHA256:1wN4mNS7MNP0OWFPt9BxGN3xlfFMwJ5lUBKgJvNd\n";
            writtenAt.add(System.nanoTime());
            append(line);
        }
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return writtenAt.size();
    }

    /** The number of the login of that user, or -1 for another user. */
    static int numberOf(String user) {
        return user.startsWith(USER) ? Integer.parseInt(user.substring(USER.length())) : -1;
    }

    /** The number of the login that a sentence tells of, or -1 where it tells of none. */
    static int numberIn(String sentence) {
        Matcher user = Pattern.compile("\\b" + USER + "([0-9]+)\\b").matcher(sentence);
        return user.find() ? Integer.parseInt(user.group(1)) : -1;
    }

    long writtenAt(int number) {
        return writtenAt.get(number);
    }
}
