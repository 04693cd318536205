package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * An allowlist as a text file, for replays and tests. A line is an entry, in force at all times:
 *
 * <pre>{@code
 * 203.0.113.0/24 user=deploy host=web-* reason=office network
 * *              key=SHA256:w6m2*
 * deny 203.0.113.9
 * }</pre>
 *
 * The first word is the source, {@code *} for any; {@code reason} comes last and takes the rest of the line; {@code #} begins a
 * comment.
 */
public final class AllowlistFile {
    private AllowlistFile() {}

    /**
     * Reads the lines of such a file.
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
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId("line-" + number);
        entry.setCreated(0L);
        boolean deny = line.startsWith("deny ");
        entry.setAction(deny ? "deny" : "allow");
        String[] words = (deny ? line.substring(5).strip() : line).split("\\s+");
        entry.setAnySource(words[0].equals("*"));
        entry.setSourceCidr(entry.getAnySource() ? null : words[0]);
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("reason=")) {
                String rest = String.join(" ", List.of(words).subList(i, words.length));
                entry.setReason(rest.substring("reason=".length()));
                break;
            }
            set(entry, words[i], number);
        }
        String fault = Allowlist.check(entry);
        if (fault != null) {
            throw new IllegalArgumentException("line " + number + ": " + fault);
        }
        return entry;
    }

    private static void set(AllowlistEntry entry, String word, int number) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? "" : word.substring(0, equals);
        String value = word.substring(equals + 1);
        switch (name) {
            case "user" -> entry.setUser(value);
            case "host" -> entry.setHost(value);
            case "key" -> entry.setKeyFingerprint(value);
            default ->
                throw new IllegalArgumentException(
                        "line " + number + ": \"" + word + "\" is none of user=, host=, key=, reason=");
        }
    }
}
