package io.gatehouse.streams.parse.header;

import org.jspecify.annotations.Nullable;

/**
 * The process that wrote a line, as the log daemon saw it and not as the line says (systemd.journal-fields(7), "trusted
 * journal fields"). Only the uid is given by the kernel with the line itself; name and executable are read from /proc
 * a moment later.
 *
 * @param via what the line came through: journald, or syslog where a log daemon writes the same fields
 * @param uid user id of the process, {@link Header#NONE} where nobody says
 * @param name name of the process, which it can choose
 * @param executable path of its executable
 * @param auditSession the kernel's session id of the process, as text; null where it has none
 * @param loginUid user id that the login of the process set, as text; null where none did
 */
public record Sender(
        String via,
        long uid,
        @Nullable String name,
        @Nullable String executable,
        @Nullable String auditSession,
        @Nullable String loginUid) {}
