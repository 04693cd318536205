package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** What sshd says of connections that come, and of those that never got as far as a user name. */
final class SshdConnections implements Program {

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = Sshd.cursor(message);
        text.skipLast(" [preauth]");
        if (text.skip("Connection from ")) {
            return connected(message, text);
        }
        if (text.skip("Starting session: ")) {
            return started(message, text);
        }
        if (text.skip("banner exchange: Connection from ") || text.skip("ssh_dispatch_run_fatal: Connection from ")) {
            return failed(message, text);
        }
        if (text.skip("subsystem request for ")) {
            return subsystem(message, text);
        }
        boolean failed = text.skip("Unable to negotiate with ")
                || text.skip("Did not receive identification string from ")
                || text.skip("Timeout before authentication for ");
        return failed ? failed(message, text) : null;
    }

    /** {@code Connection from 127.0.0.1 port 60589 on 127.0.0.1 port 22 rdomain ""}. */
    private static @Nullable Reading connected(Message message, Cursor text) {
        String address = text.upTo(" port ");
        long port = text.number();
        return address == null
                ? null
                : message.event(Action.CONNECTED, "sshd/connection")
                        .source(address, port)
                        .done();
    }

    /**
     * <pre>
     * Starting session: shell on pts/1 for alice from 127.0.0.1 port 60589 id 0
     * Starting session: command for alice from 127.0.0.1 port 60589 id 0
     * </pre>
     */
    private static @Nullable Reading started(Message message, Cursor text) {
        String behind = text.afterLast(" port ");
        String address = text.afterLast(" from ");
        String user = text.afterLast(" for ");
        String tty = text.afterLast(" on ");
        if (behind == null || address == null || user == null) {
            return null;
        }
        return message.event(Action.SESSION_STARTED, "sshd/starting-session")
                .user(user)
                .source(address, new Cursor(behind).number())
                .tty(tty == null ? "" : tty)
                .done();
    }

    /** {@code subsystem request for sftp by user alice}. */
    private static @Nullable Reading subsystem(Message message, Cursor text) {
        String user = text.afterLast(" by user ");
        return user == null
                ? null
                : message.event(Action.SUBSYSTEM_REQUESTED, "sshd/subsystem")
                        .user(user)
                        .reason(text.rest())
                        .done();
    }

    /**
     * <pre>
     * banner exchange: Connection from 127.0.0.3 port 34241: invalid format
     * ssh_dispatch_run_fatal: Connection from 127.0.0.3 port 39689: invalid format [preauth]
     * Unable to negotiate with 127.0.0.3 port 39689: no matching key exchange method found. Their offer: x [preauth]
     * Did not receive identification string from 127.0.0.3 port 39689
     * fatal: Timeout before authentication for 127.0.0.3 port 55555
     * </pre>
     */
    private static Reading failed(Message message, Cursor text) {
        String address = text.word();
        long port = text.skip("port ") ? text.number() : -1;
        Draft draft = message.event(Action.CONNECTION_FAILED, "sshd/connection-failed")
                .source(address, port)
                .failed();
        return draft.reason(text.skip(": ") ? text.rest() : null).done();
    }
}
