package io.gatehouse.streams.session;

import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Event;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session on the same host that a session was opened from, by what that host alone tells: the kernel's session id of the
 * client's process, which the PAM hook saw, or the only command line that was running a client while the login came in from the host
 * itself.
 */
final class Parents {
    private static final Set<String> CLIENTS =
            Set.of("ssh", "slogin", "scp", "sftp", "rsync", "git", "mosh", "sshfs", "ssh-copy-id", "autossh");
    private static final String LOOPBACK = "127.";
    private static final String LOOPBACK_6 = "::1";

    private final HostSessions host;

    Parents(HostSessions host) {
        this.host = host;
    }

    /** Names the parent of a session of which everything is known that the time of its opening tells. */
    void settle(OpenSession session) {
        OpenSession parent = ofClient(session);
        if (parent == null && isFromHere(session)) {
            parent = ofTyped(session);
        }
        if (parent != null && parent != session) {
            session.block().setParent(parent.id());
            session.announce();
            host.changed(session);
        }
    }

    private @Nullable OpenSession ofClient(OpenSession session) {
        Long ses = session.block().getParentAuditSession();
        OpenSession parent = ses == null ? null : host.index().find(JoinKey.auditSession(ses.toString()));
        return parent == null || !parent.mayHold(session.start()) ? null : parent;
    }

    /** Whether a login came in from the host itself. */
    static boolean isFromHere(OpenSession session) {
        EcsSource source = session.state().getSession().getSource();
        String address = source == null ? null : source.getIp();
        return address != null && (address.startsWith(LOOPBACK) || address.equals(LOOPBACK_6));
    }

    private @Nullable OpenSession ofTyped(OpenSession session) {
        List<String> ids = host.running()
                .at(session.start())
                .filter(Parents::isAClient)
                .map(command -> command.getGatehouse().getSession().getId())
                .distinct()
                .toList();
        return ids.size() == 1 ? host.index().ofId(ids.get(0)) : null;
    }

    private static boolean isAClient(Event command) {
        String line = command.getProcess().getCommandLine();
        if (line == null) {
            return false;
        }
        int end = line.indexOf(' ');
        String program = end < 0 ? line : line.substring(0, end);
        return CLIENTS.contains(program.substring(program.lastIndexOf('/') + 1));
    }
}
