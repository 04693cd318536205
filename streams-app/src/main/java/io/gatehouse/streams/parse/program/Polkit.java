package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/** pkexec (pkexec.c) and polkitd (polkitbackendauthority.c, polkitbackendinteractiveauthority.c). */
public final class Polkit {
    private static final Form RAN = Form.of("pkexec/command", Action.RAN_COMMAND)
            .looks(
                    "{user:word}: Executing command [USER={effective:word}] [TTY={tty}] [CWD={directory:first}] [COMMAND={command}]",
                    "alice: Executing command [USER=root] [TTY=/dev/pts/0] [CWD=/home/alice] [COMMAND=/usr/bin/id]")
            .succeeded()
            .says(draft -> draft.witness("sudo", "pkexec"));

    private static final Form DENIED = Form.of("pkexec/denied", Action.SUDO_DENIED)
            .looks(
                    "{user:word}: Error executing command as another user: {reason:first} [USER={effective:word}] [TTY={tty}] [CWD={directory:first}] [COMMAND={command}]",
                    "alice: Error executing command as another user: Not authorized [USER=root] [TTY=unknown] [CWD=/home/alice] [COMMAND=/usr/bin/id]")
            .looks(
                    "{user:word}: The value for the SHELL variable {skip:first} [USER={effective:word}] [TTY={tty}] [CWD={directory:first}] [COMMAND={command}]",
                    "alice: The value for the SHELL variable was not found in the /etc/shells file [USER=root] [TTY=/dev/pts/0] [CWD=/home/alice] [COMMAND=/usr/bin/id]")
            .failed()
            .says(draft -> draft.witness("sudo", "pkexec"));

    private static final Form AUTHORIZED = Form.of("polkitd/authenticated", Action.AUTHENTICATED)
            .looks(
                    "Operator of {skip:word} successfully authenticated as unix-user:{target:word} to gain {skip:word} authorization for action {skip:word} for {skip} (owned by unix-user:{user:word})",
                    "Operator of unix-session:1 successfully authenticated as unix-user:root to gain ONE-SHOT authorization for action org.freedesktop.policykit.exec for unix-process:42:7 [bash] (owned by unix-user:alice)")
            .succeeded()
            .service("polkit");

    /** pkexec tells this itself. */
    private static final Form FAILED_COMMAND = Form.of("polkitd/failed", Action.AUTHENTICATION_FAILED)
            .looks(
                    "Operator of {skip:word} FAILED to authenticate to gain authorization for action org.freedesktop.policykit.exec for {skip} (owned by unix-user:{user:word})",
                    "Operator of unix-session:1 FAILED to authenticate to gain authorization for action org.freedesktop.policykit.exec for unix-process:42:7 [bash] (owned by unix-user:alice)")
            .failed()
            .service("polkit")
            .echoOf("pkexec");

    private static final Form FAILED = Form.of("polkitd/failed", Action.AUTHENTICATION_FAILED)
            .looks(
                    "Operator of {skip:word} FAILED to authenticate to gain authorization for action {skip:word} for {skip} (owned by unix-user:{user:word})",
                    "Operator of unix-session:1 FAILED to authenticate to gain authorization for action org.freedesktop.systemd1.manage-units for unix-process:42:7 [bash] (owned by unix-user:alice)")
            .looks(
                    "Operator of {skip:word} FAILED to authenticate to gain authorization for action {skip}",
                    "Operator of unix-session:1 FAILED to authenticate to gain authorization for action org.freedesktop.packagekit.install")
            .failed()
            .service("polkit");

    private static final Form NOISE = Form.noise(
                    "polkitd/noise",
                    "Registered Authentication Agent {skip}",
                    "Registered Authentication Agent for unix-process:42:7 (system bus name :1.9)")
            .looks(
                    "Unregistered Authentication Agent {skip}",
                    "Unregistered Authentication Agent for unix-process:42:7 (system bus name :1.9)")
            .looks("Loading rules from {skip}", "Loading rules from directory /etc/polkit-1/rules.d")
            .looks("Finished loading, {skip}", "Finished loading, compiling and executing 7 rules")
            .looks("Acquired the name {skip}", "Acquired the name org.freedesktop.PolicyKit1 on the system bus")
            .looks("started daemon {skip}", "started daemon version 0.105 using authority implementation `local'")
            .looks("Reloading rules", "Reloading rules")
            .looks("Collecting garbage {skip}", "Collecting garbage unconditionally...")
            .looks("Error {skip}", "Error opening rules directory")
            .looks("<no filename>:{skip}", "<no filename>:4: allowing");

    private Polkit() {}

    public static Program pkexec() {
        return new Forms(RAN, DENIED);
    }

    public static Program polkitd() {
        return new Forms(AUTHORIZED, FAILED_COMMAND, FAILED, NOISE);
    }
}
