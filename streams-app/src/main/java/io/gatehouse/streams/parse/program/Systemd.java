package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/**
 * The service manager: sessions are its scopes, users its services, and both are told by systemd-logind and PAM too,
 * so that its own lines are of no interest.
 */
public final class Systemd {
    private static final Form SESSION = Form.noise(
                    "systemd/session",
                    "Started Session {logind} of {skip:word} {user:first}.",
                    "Started Session 3 of User alice.")
            .looks(
                    "Started session-{logind}.scope - Session {skip:word} of User {user}.",
                    "Started session-3.scope - Session 3 of User alice.")
            .looks("Starting Session {logind} of user {user}.", "Starting Session 3 of user alice.");

    private static final Form NOISE = Form.noise(
                    "systemd/noise", "{skip:word} {skip}", "Stopping User Manager for UID 1201...")
            .looks("{skip:word}", "Relabelled.");

    private Systemd() {}

    public static Program program() {
        return new Forms(SESSION, NOISE);
    }
}
