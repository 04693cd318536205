package io.gatehouse.streams.parse;

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
 */
record Header(
        long micros,
        @Nullable String hostname,
        @Nullable String program,
        @Nullable String module,
        long pid,
        int priority,
        int messageAt) {
    static final int NONE = -1;

    /** The header of a line that is all message. */
    static Header none(long micros) {
        return new Header(micros, null, null, null, NONE, NONE, 0);
    }

    /** The program name without its folder, as the table of programs knows it; empty where there is none. */
    String programName() {
        return program == null ? "" : program.substring(program.lastIndexOf('/') + 1);
    }
}
