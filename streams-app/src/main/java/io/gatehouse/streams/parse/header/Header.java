package io.gatehouse.streams.parse.header;

import io.gatehouse.schemas.line.LineTime;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the message of a line.
 *
 * @param micros time of the line, {@link LineTime#NONE} where it has none
 * @param hostname name of the host, where the line has one
 * @param program name of the program, where the line has one
 * @param module PAM module that old versions name in the tag: {@code sshd(pam_unix)}
 * @param pid process id, {@link #NONE} where the line has none
 * @param priority syslog priority, {@link #NONE} where the line has none
 * @param messageAt index of the first character of the message
 * @param sender the process that wrote the line, where the log daemon says so
 */
public record Header(
        long micros,
        @Nullable String hostname,
        @Nullable String program,
        @Nullable String module,
        long pid,
        int priority,
        int messageAt,
        @Nullable Sender sender) {
    public static final int NONE = -1;

    private static final String UNIT = ".service";

    /** A header of a line that does not tell its sender. */
    Header(
            long micros,
            @Nullable String hostname,
            @Nullable String program,
            @Nullable String module,
            long pid,
            int priority,
            int messageAt) {
        this(micros, hostname, program, module, pid, priority, messageAt, null);
    }

    /** The same, written by that process. */
    Header from(Sender writer) {
        return new Header(micros, hostname, program, module, pid, priority, messageAt, writer);
    }

    /** The header of a line that is all message. */
    public static Header none(long micros) {
        return new Header(micros, null, null, null, NONE, NONE, 0);
    }

    /** The same header with the host that the message names. */
    public Header onHost(@Nullable String host) {
        return new Header(micros, host, program, module, pid, priority, messageAt, sender);
    }

    /** The header of a line that is all message of a program. */
    public static Header named(String program) {
        return new Header(LineTime.NONE, null, program, null, NONE, NONE, 0);
    }

    /**
     * The program name as the table of programs knows it: without folder, without the bracket that pam_gdm leaves
     * ({@code gdm-password]}), without the instance and ending of a unit ({@code sshd@1-192.0.2.1:22.service}). Empty
     * where there is none.
     */
    public String programName() {
        if (program == null) {
            return "";
        }
        String name = program.substring(program.lastIndexOf('/') + 1);
        if (name.endsWith("]")) {
            return name.substring(0, name.length() - 1);
        }
        if (isNumbered(name)) {
            return name.substring(0, name.lastIndexOf('-'));
        }
        int unit = name.endsWith(UNIT) ? name.length() - UNIT.length() : name.length();
        int instance = unit < name.length() ? name.indexOf('@') : -1;
        return name.substring(0, instance > 0 ? instance : unit);
    }

    /** Whether the number of a message stands behind the program, as in {@code rsyslogd-2177}. */
    private static boolean isNumbered(String name) {
        int at = name.length();
        while (at > 0 && Character.isDigit(name.charAt(at - 1))) {
            at--;
        }
        return at > 1 && at < name.length() && name.charAt(at - 1) == '-';
    }
}
