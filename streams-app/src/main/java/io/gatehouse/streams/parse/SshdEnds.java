package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** What sshd says of connections that end (packet.c). */
final class SshdEnds implements Program {
    private static final String PREAUTH = " [preauth]";

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = Sshd.cursor(message);
        if (text.skip("Received disconnect from ")) {
            return received(message, text);
        }
        if (text.skip("Disconnected from ")) {
            return ended(message, text, "sshd/disconnected");
        }
        if (text.skip("Connection closed by ")) {
            return ended(message, text, "sshd/connection-closed");
        }
        if (text.skip("Connection reset by ")) {
            return ended(message, text, "sshd/connection-reset");
        }
        return text.skip("Disconnecting ") ? disconnecting(message, text) : null;
    }

    /**
     * The reason behind the address is text of the client.
     *
     * <pre>
     * Received disconnect from 127.0.0.2 port 48011:11: disconnected by user
     * Received disconnect from 127.0.0.2: 11: Bye Bye [preauth]
     * </pre>
     */
    private static @Nullable Reading received(Message message, Cursor text) {
        boolean preauth = text.skipLast(PREAUTH);
        String address = text.word();
        long port = text.skip("port ") ? text.number() : -1;
        boolean old = port < 0 && address.endsWith(":");
        if (address.isEmpty() || !old && !text.skip(":")) {
            return null;
        }
        return end(message, "sshd/received-disconnect", preauth)
                .source(old ? address.substring(0, address.length() - 1) : address, port)
                .done();
    }

    /**
     * The user name is text of the client: address and port are looked for from the right end.
     *
     * <pre>
     * Disconnected from user bob 127.0.0.2 port 48011
     * Connection closed by authenticating user bob 127.0.0.2 port 42603 [preauth]
     * Connection closed by invalid user root from 6.6.6.6 port 22 ssh2 127.0.0.3 port 52655 [preauth]
     * Connection reset by 127.0.0.3 port 36885
     * Connection closed by 127.0.0.3 [preauth]
     * </pre>
     */
    private static @Nullable Reading ended(Message message, Cursor text, String form) {
        boolean preauth = text.skipLast(PREAUTH);
        long port = text.lastNumber(" port ");
        boolean named = skipUser(text);
        String address = text.lastWord();
        if (address.isEmpty() || !named && !text.atEnd()) {
            return null;
        }
        Draft draft = end(message, form, preauth).source(address, port);
        return (named ? draft.user(text.rest()) : draft).done();
    }

    /** {@code Disconnecting invalid user admin 127.0.0.3 port 32787: Too many authentication failures [preauth]}. */
    private static @Nullable Reading disconnecting(Message message, Cursor text) {
        boolean preauth = text.skipLast(PREAUTH);
        boolean named = skipUser(text);
        String behind = text.afterLast(" port ");
        Cursor detail = new Cursor(behind == null ? "" : behind);
        long port = detail.number();
        if (port < 0 || !detail.skip(": ")) {
            return null;
        }
        Draft draft = end(message, "sshd/disconnecting", preauth).source(text.lastWord(), port);
        draft.reason(preauth ? "preauth" : detail.rest());
        return (named ? draft.user(text.rest()) : draft).done();
    }

    private static boolean skipUser(Cursor text) {
        return text.skip("authenticating user ") || text.skip("invalid user ") || text.skip("user ");
    }

    private static Draft end(Message message, String form, boolean preauth) {
        return message.event(preauth ? Action.DISCONNECTED_BEFORE_LOGIN : Action.DISCONNECTED, form)
                .reason(preauth ? "preauth" : null);
    }
}
