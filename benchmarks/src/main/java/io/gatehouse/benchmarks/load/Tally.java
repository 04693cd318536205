package io.gatehouse.benchmarks.load;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** What the lines made so far must lead to, and what they are made of. */
public final class Tally {
    private final TreeMap<String, Long> kinds = new TreeMap<>();
    private final Set<String> unlistedGroups = new HashSet<>();
    private long lines;
    private long commands;
    private long unlistedLogins;

    void line(String kind) {
        lines++;
        kinds.merge(kind, 1L, Long::sum);
    }

    void command() {
        commands++;
    }

    void unlistedLogin(String user, String host, String address) {
        unlistedLogins++;
        unlistedGroups.add(user + "|" + host + "|" + address);
    }

    /** Lines made. */
    public long lines() {
        return lines;
    }

    /** Commands among them: those of the shell hook, of which sudo's lines are further witnesses. */
    public long commands() {
        return commands;
    }

    /** Logins that no entry of the allowlist covers. */
    public long unlistedLogins() {
        return unlistedLogins;
    }

    /** Alerts that those logins make: one for each user, host and address. */
    public long alerts() {
        return unlistedGroups.size();
    }

    /** Lines of each kind. */
    public TreeMap<String, Long> kinds() {
        return new TreeMap<>(kinds);
    }
}
