package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * An allowlist as a text file. A line is an entry, or members of a named set:
 *
 * <pre>{@code
 * 203.0.113.0/24 user=deploy host=web-* hours="Mon-Fri 08:00-18:00 Europe/Berlin" reason=office network
 * *              key=SHA256:w6m2*
 * @vpn           user=@ci until=2027-01-31
 * /10\.1\.[0-9.]+/ user=/db[0-9]+/
 * deny 203.0.113.9
 *
 * @networks/vpn 10.8.0.0/16 2001:db8:8::/48
 * @users/ci deploy jenkins
 * }</pre>
 *
 * The first word is the source: a block of addresses, an expression between slashes, the name of a set, {@code *} for any;
 * {@code reason} comes last and takes the rest of the line; {@code #} begins a comment. An entry is in force at all times unless it says
 * otherwise with {@code from=}, {@code until=}, {@code created=} and {@code removed=} (a moment, or a day in UTC).
 */
public final class AllowlistFile {
    private AllowlistFile() {}

    /**
     * Reads the lines of such a file. An entry without an id has that of its line: {@code line-3}.
     *
     * @throws IllegalArgumentException that names the line where one is malformed
     */
    public static List<AllowlistEntry> read(List<String> lines) {
        List<AllowlistEntry> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                entries.add(entry(line, i + 1));
            }
        }
        return entries;
    }

    private static AllowlistEntry entry(String line, int number) {
        try {
            AllowlistEntry entry = AllowlistLine.read(line);
            if (entry.getId().isEmpty()) {
                entry.setId("line-" + number);
            }
            return entry;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
    }
}
