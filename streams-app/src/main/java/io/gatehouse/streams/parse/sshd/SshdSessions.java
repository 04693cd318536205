package io.gatehouse.streams.parse.sshd;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** What sshd and its file transfer server say of what a client asks for after the login (session.c, sftp-server.c). */
final class SshdSessions {
    private SshdSessions() {}

    static List<Form> forms() {
        return List.of(starting(), subsystem(), opened(), closed());
    }

    private static Form starting() {
        return Form.of("sshd/starting-session", Action.SESSION_STARTED)
                .looks(
                        "Starting session: {skip} on {tty} for {user} from {source} port {port} id {skip:number}",
                        "Starting session: shell on pts/1 for alice from 127.0.0.1 port 60589 id 0")
                .looks(
                        "Starting session: {skip} for {user} from {source} port {port} id {skip:number}",
                        "Starting session: command for alice from 127.0.0.1 port 60589 id 0")
                .looks(
                        "Starting session: {skip} on {tty} for {user} from {source} port {port}",
                        "Starting session: shell on pts/1 for alice from 127.0.0.1 port 60589")
                .looks(
                        "Starting session: {skip} for {user} from {source} port {port}",
                        "Starting session: subsystem 'sftp' for alice from 127.0.0.1 port 60589");
    }

    private static Form subsystem() {
        return Form.of("sshd/subsystem", Action.SUBSYSTEM_REQUESTED)
                .looks(
                        "subsystem request for {reason} by user {user} failed, subsystem not found",
                        "error: subsystem request for netconf by user alice failed, subsystem not found")
                .looks("subsystem request for {reason} by user {user}", "subsystem request for sftp by user alice")
                .looks(
                        "subsystem request for {reason} failed, subsystem not found",
                        "subsystem request for netconf failed, subsystem not found")
                .looks("subsystem request for {reason}", "subsystem request for sftp");
    }

    private static Form opened() {
        return Form.of("sshd/sftp-opened", Action.SFTP_OPENED)
                .looks(
                        "session opened for local user {user} from [{source}]",
                        "session opened for local user alice from [127.0.0.1]");
    }

    private static Form closed() {
        return Form.of("sshd/sftp-closed", Action.SFTP_CLOSED)
                .looks(
                        "session closed for local user {user} from [{source}]",
                        "session closed for local user alice from [127.0.0.1] [postauth]");
    }
}
