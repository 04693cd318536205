package io.gatehouse.streams.session;

import io.gatehouse.model.EcsSource;
import org.jspecify.annotations.Nullable;

/**
 * What a session is found by on its host, from strongest to weakest: the kernel's audit session id, the client's address and port,
 * the pid of the sshd that accepted the login. The order and its worth were measured on real recordings; see docs/topology.md.
 *
 * @param type name of the key, as it stands in {@code gatehouse.session.key}
 * @param value value of the key on its host
 */
record JoinKey(String type, String value) {
    static final String AUDIT_SESSION = "audit_session";
    static final String ADDRESS = "address";
    static final String SSHD_PID = "sshd_pid";
    static final String SHELL_PID = "shell_pid";
    static final String TTY = "tty";
    static final String ATTACH = "attach";
    static final String USER = "user";

    /** The kernel's session id, a number of 32 bits, or null where the text is none. */
    static @Nullable JoinKey auditSession(String ses) {
        boolean number = !ses.isEmpty() && ses.length() <= 10 && ses.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? new JoinKey(AUDIT_SESSION, Long.toString(Long.parseLong(ses))) : null;
    }

    /** The pid that the line of a login stands under, or null where it stands under none. */
    static @Nullable JoinKey sshdPid(@Nullable Long pid) {
        return pid == null ? null : new JoinKey(SSHD_PID, pid.toString());
    }

    /** The client's end of the connection, or null where the event does not name address and port. */
    static @Nullable JoinKey address(@Nullable EcsSource source) {
        if (source == null || source.getIp() == null || source.getPort() == null) {
            return null;
        }
        return new JoinKey(ADDRESS, source.getIp() + " " + source.getPort());
    }

    /** A process of a session. */
    static JoinKey shellPid(long pid) {
        return new JoinKey(SHELL_PID, Long.toString(pid));
    }

    static JoinKey tty(String tty) {
        return new JoinKey(TTY, tty);
    }

    static JoinKey user(String account) {
        return new JoinKey(USER, account);
    }
}
