package io.gatehouse.streams.parse.sshd;

import io.gatehouse.streams.parse.form.Form;

/**
 * The other end as sshd's messages name it since OpenSSH 7.6 (ssh_packet_fmt_connection_id() in packet.c): with what is
 * known of the user, the address and the port. Before 7.2 the address stood alone.
 */
final class SshdPeer {
    private static final String[] TEMPLATES = {
        "authenticating user {user} {source} port {port}",
        "invalid user {user} {source} port {port}",
        "user {user} {source} port {port}",
        "{source} port {port}",
        "{skip:word} user {user} {source} port {port}",
        "{source}",
    };
    private static final String[] EXAMPLES = {
        "authenticating user bob 127.0.0.2 port 42603",
        "invalid user admin 127.0.0.3 port 32787",
        "user bob 127.0.0.2 port 42603",
        "127.0.0.3 port 36885",
        "unknown user bob 127.0.0.2 port 42603",
        "127.0.0.3",
    };

    private SshdPeer() {}

    /** The form with a look for every way to name the other end where {@code template} and {@code example} say PEER. */
    static Form looks(Form form, String template, String example) {
        Form looking = form;
        for (int i = 0; i < TEMPLATES.length; i++) {
            looking = looking.looks(template.replace("PEER", TEMPLATES[i]), example.replace("PEER", EXAMPLES[i]));
        }
        return looking;
    }
}
