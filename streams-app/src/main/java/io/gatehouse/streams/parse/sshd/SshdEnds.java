package io.gatehouse.streams.parse.sshd;

import static io.gatehouse.streams.parse.sshd.SshdPeer.looks;

import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Event;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/**
 * What sshd says of connections that end (packet.c, serverloop.c, clientloop.c). The same words stand before and after
 * the login; before it, they come from the child and end in " [preauth]".
 */
final class SshdEnds {
    /** A line that says "Disconnected from" follows. */
    private static final String RECEIVED = "sshd/received-disconnect";

    private static final String DISCONNECTING = "sshd/disconnecting";
    private static final List<String> TOLD =
            List.of("Too many authentication failures", "Read from socket failed", "Write failed");

    private SshdEnds() {}

    static List<Form> forms() {
        return List.of(
                received(),
                looks(end("connection-closed"), "Connection closed by PEER", "Connection closed by PEER"),
                disconnected(),
                disconnecting(),
                looks(end("connection-reset"), "Connection reset by PEER", "Connection reset by PEER"),
                looks(end("timed-out"), "Connection from PEER timed out", "Connection from PEER timed out"),
                looks(
                        end("not-responding"),
                        "Timeout, client not responding from PEER",
                        "Timeout, client not responding from PEER"),
                looks(
                        end("inactive"),
                        "terminating inactive connection from PEER",
                        "terminating inactive connection from PEER"),
                readError());
    }

    /** What ends in the child that serves a client before the login, ends without one. */
    static void beforeLogin(Draft draft) {
        if (draft.is(Action.DISCONNECTED)) {
            draft.action(Action.DISCONNECTED_BEFORE_LOGIN).failed();
            tellEcho(draft);
        }
    }

    /**
     * Marks the end of a connection whose attempts were told before, if there were any: one that names the user, and
     * one that does not say the port, because OpenSSH before 7.2 names nobody. Where this side ended it for another
     * reason than too many of them, nothing else tells that.
     */
    static void tellEcho(Draft draft) {
        Event event = draft.event();
        EcsSource source = event.getSource();
        String reason = event.getEvent().getReason();
        String form = event.getGatehouse().getParser();
        boolean own = DISCONNECTING.equals(form) || "sshd/fatal".equals(form);
        boolean told = own
                ? reason != null && TOLD.stream().anyMatch(reason::startsWith)
                : event.getUser() != null || source == null || source.getPort() == null;
        if (told || RECEIVED.equals(form)) {
            draft.gatehouse().setEchoOf("sshd");
        }
    }

    private static Form end(String name) {
        return Form.of("sshd/" + name, Action.DISCONNECTED);
    }

    /** The reason behind the address is text of the client. */
    private static Form received() {
        return end("received-disconnect")
                .looks(
                        "Received disconnect from {source} port {port}:{disconnect}: {skip}",
                        "Received disconnect from 127.0.0.2 port 48011:11: disconnected by user")
                .looks(
                        "Received disconnect from {source}: {disconnect}: {skip}",
                        "Received disconnect from 127.0.0.2: 11: Bye Bye")
                .looks(
                        "Received disconnect from {source} port {port}:{disconnect}:",
                        "Received disconnect from 127.0.0.2 port 48011:11: ")
                .looks("Received disconnect from {source}: {disconnect}:", "Received disconnect from 127.0.0.2: 11: ");
    }

    private static Form disconnected() {
        return looks(end("disconnected"), "Disconnected from PEER", "Disconnected from PEER");
    }

    /** By this side. OpenSSH before 7.2 names nobody. */
    private static Form disconnecting() {
        Form form = looks(
                end("disconnecting"),
                "Disconnecting PEER: {reason}",
                "Disconnecting PEER: Too many authentication failures");
        return looks(form, "Disconnecting PEER", "Disconnecting PEER")
                .looks("Disconnecting: {reason}", "Disconnecting: Bad packet length 1349676916. [preauth]");
    }

    private static Form readError() {
        return end("read-error")
                .looks(
                        "Read error from remote host {source} port {port}: {reason}",
                        "Read error from remote host 127.0.0.2 port 48011: Connection reset by peer")
                .looks(
                        "Read error from remote host {source}: {reason}",
                        "Read error from remote host 127.0.0.2: Connection reset by peer")
                .looks("Read error from remote host: {reason}", "Read error from remote host: Connection timed out");
    }
}
