package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** Brings the name of a terminal into the one form {@code pts/1}, so that lines of several programs can be joined. */
public final class Terminal {
    private static final String DEVICES = "/dev/";
    private static final String AUDIT_PTS = "pts";

    private Terminal() {}

    /** The name without {@code /dev/}; null for what is no terminal: empty, -, ?, ???, (none), none, ssh, unknown. */
    static @Nullable String normal(String written) {
        String name = written.startsWith(DEVICES) ? written.substring(DEVICES.length()) : written;
        return switch (name) {
            case "", "-", "?", "???", "(none)", "none", "ssh", "sshd", "NODEVssh", "unknown", "cron", "/dev" -> null;
            default -> isAuditPts(name) ? "pts/" + name.substring(AUDIT_PTS.length()) : name;
        };
    }

    /** Whether a place is a terminal of this host and no other host. */
    public static boolean is(String place) {
        return place.startsWith(DEVICES)
                || place.startsWith("tty")
                || place.startsWith("pts/")
                || place.startsWith(":0");
    }

    /** The kernel's audit writes {@code tty=pts1}. */
    private static boolean isAuditPts(String name) {
        return name.startsWith(AUDIT_PTS)
                && name.length() > AUDIT_PTS.length()
                && Character.isDigit(name.charAt(AUDIT_PTS.length()));
    }
}
