package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** Lines of sshd that say nothing about who came in, or say again what another line says. */
final class SshdNoise implements Program {
    private static final String[] BEGINNINGS = {
        "Server listening on ",
        "Received signal ",
        "Received SIGHUP; restarting",
        "Exiting on signal ",
        "syslogin_perform_logout: ",
        "kex_exchange_identification: ",
        "kex_protocol_error: ",
        "Bad packet length ",
        "Bad protocol version identification ",
        "Postponed ",
        "Accepted key ",
        "Close session: ",
        "User child is on pid ",
        "input_userauth_request: invalid user ",
        "Transferred: sent ",
        "Closing connection to ",
        "Connection closed by remote host",
        "reverse mapping checking ",
        "Could not get shadow information ",
        "rexec line ",
        "lastlog_openseek: ",
    };

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = Sshd.cursor(message);
        for (String beginning : BEGINNINGS) {
            if (text.startsWith(beginning)) {
                return message.noise("sshd");
            }
        }
        return null;
    }
}
