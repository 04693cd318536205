package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/** doas of OpenBSD and OpenDoas (doas.c). Command and directory are what the user typed. */
public final class Doas {
    private static final Form RAN = Form.of("doas/command", Action.RAN_COMMAND)
            .looks(
                    "{user:word} ran command {command} as {effective:word} from {directory}",
                    "alice ran command ls -la as root from /home/alice")
            .looks("{user:word} ran command as {effective:word}: {command}", "alice ran command as root: ls -la")
            .dispute()
            .succeeded()
            .says(Doas::command);

    private static final Form DENIED = Form.of("doas/denied", Action.SUDO_DENIED)
            .looks("command not permitted for {user:word}: {command}", "command not permitted for alice: ls -la")
            .looks("failed command for {user:word}: {command}", "failed command for alice: ls -la")
            .failed()
            .reason("command-not-permitted")
            .says(Doas::command);

    private static final Form FAILED = Form.of("doas/failed", Action.AUTHENTICATION_FAILED)
            .looks("failed auth for {user:word}", "failed auth for alice")
            .looks("failed password for {user:word}", "failed password for alice")
            .failed()
            .service("doas");

    private Doas() {}

    public static Program program() {
        return new Forms(DENIED, FAILED, RAN);
    }

    private static void command(Draft draft) {
        draft.witness("sudo", "doas");
    }
}
