package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/** The daemons of before SSH: telnetd, rlogind, rshd, klogind. The login itself is told by login and PAM. */
public final class RemoteDaemons {
    private static final Form CONNECTED = Form.of("remote/connection", Action.CONNECTED)
            .looks("connect from {source} ({skip})", "connect from 192.0.2.7 (192.0.2.7)")
            .looks("connect from {source}", "connect from 192.0.2.7")
            .looks("Connection from {source} on illegal port{skip}", "Connection from 192.0.2.7 on illegal port");

    private static final Form REFUSED = Form.of("remote/refused", Action.CONNECTION_FAILED)
            .looks("refused connect from {source} ({skip})", "refused connect from 192.0.2.7 (192.0.2.7)")
            .looks("refused connect from {source}", "refused connect from 192.0.2.7")
            .looks("Host address mismatch for {source}", "Host address mismatch for box");

    private static final Form FAILED = Form.of("remote/failed", Action.AUTHENTICATION_FAILED)
            .looks(
                    "Authentication failed from {source} ({skip}): {reason:first}",
                    "Authentication failed from 192.0.2.7 (192.0.2.7): Permission denied in replay cache code")
            .looks(
                    "Authentication failed from {source}: {reason:first}",
                    "Authentication failed from 192.0.2.7: Software caused connection abort")
            .failed();

    private static final Form RAN = Form.of("remote/shell", Action.RAN_JOB)
            .looks("{user}@{source} as {effective:word}: cmd='{command}'", "alice@box as alice: cmd='uptime'")
            .succeeded();

    private static final Form DENIED = Form.of("remote/denied", Action.LOGIN_FAILED)
            .looks(
                    "{user}@{source} as {effective:word}: permission denied ({reason:first}). cmd='{command}'",
                    "bob@box as root: permission denied (no rhosts). cmd='id'")
            .failed();

    private static final Form NOISE = Form.noise(
                    "remote/noise", "Kerberos authentication failed{skip}", "Kerberos authentication failed")
            .looks("ttloop: {skip}", "ttloop: peer died: EOF")
            .looks("getpeername: {skip}", "getpeername: Transport endpoint is not connected")
            .looks("{skip:word}: {skip}", "setsockopt: Invalid argument");

    private RemoteDaemons() {}

    public static Program program() {
        return new Forms(CONNECTED, REFUSED, FAILED, DENIED, RAN, NOISE);
    }
}
