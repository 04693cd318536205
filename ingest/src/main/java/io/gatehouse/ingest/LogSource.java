package io.gatehouse.ingest;

import java.util.Locale;

/**
 * What kind of lines a file holds. The order is the one in which lines of the same time are delivered: a login comes
 * before its first command.
 */
public enum LogSource {
    /** auth.log or secure: sshd, PAM, sudo, su, systemd-logind. */
    AUTH,
    /** The audit daemon's audit.log. */
    AUDIT,
    /** The shell hook's commands, by way of syslog. */
    COMMAND,
    /** The log of one interactive Python shell, shell_USER.log. */
    SHELL;

    /** As it stands in {@code RawLine.source}: auth, audit, command, shell. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The source of that word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static LogSource of(String word) {
        for (LogSource source : values()) {
            if (source.word().equals(word)) {
                return source;
            }
        }
        throw new IllegalArgumentException("source: " + word + " is not one of auth, audit, command, shell");
    }
}
