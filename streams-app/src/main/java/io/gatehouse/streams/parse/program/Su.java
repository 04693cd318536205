package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * su and runuser of util-linux and coreutils, su of shadow, BusyBox, Solaris and the BSDs. shadow's su tells each
 * switch twice; its second line ({@code + pts/0 alice:root}) is the echo of the first. The one that switches is an
 * account of the host; the one that is switched to is what was typed.
 */
public final class Su implements Program {
    private static final Form SWITCHED = Form.of("su/util-linux", Action.SWITCHED_USER)
            .looks("(to {target}) {user:word} on {tty}", "(to bob) alice on pts/3")
            .succeeded();

    private static final Form FAILED = Form.of("su/util-linux", Action.SWITCHED_USER)
            .looks("FAILED SU (to {target}) {user:word} on {tty}", "FAILED SU (to bob) alice on pts/3")
            .looks("FAILED RUNUSER (to {target}) {user:word} on {tty}", "FAILED RUNUSER (to bob) alice on none")
            .failed();

    private static final Form SHADOW = Form.of("su/shadow", Action.SWITCHED_USER)
            .looks("Successful su for {target} by {user:word}", "Successful su for root by alice")
            .succeeded();

    private static final Form SHADOW_FAILED = Form.of("su/shadow", Action.SWITCHED_USER)
            .looks("FAILED su for {target} by {user:word}", "FAILED su for root by alice")
            .failed();

    /** Neither who switches nor from where is told. */
    private static final Form NOT_AUTHENTICATED = Form.of("su/not-authenticated", Action.SWITCHED_USER)
            .looks("Authentication failed for {target:word}", "Authentication failed for root")
            .failed();

    private static final Form BSD = Form.of("su/bsd", Action.SWITCHED_USER)
            .looks("{user:word} to {target} on {tty}", "alice to root on /dev/ttyu0")
            .succeeded();

    private static final Form BSD_FAILED = Form.of("su/bsd", Action.SWITCHED_USER)
            .looks("BAD SU {user:word} to {target} on {tty}", "BAD SU alice to root on /dev/ttyp0")
            .looks("BAD SU {user:word} to {target}", "BAD SU alice to root")
            .failed();

    private static final Form SOLARIS = Form.of("su/solaris", Action.SWITCHED_USER)
            .looks("'su {target}' succeeded for {user:word} on {tty}", "'su root' succeeded for alice on /dev/pts/1")
            .succeeded();

    private static final Form SOLARIS_FAILED = Form.of("su/solaris", Action.SWITCHED_USER)
            .looks("'su {target}' failed for {user:word} on {tty}", "'su root' failed for alice on /dev/pts/1")
            .failed();

    private static final Form ECHO = Form.of("su/echo", Action.SWITCHED_USER)
            .looks("+ {tty} {user:word}:{target}", "+ /dev/pts/0 alice:root")
            .looks("+ {tty} {user:word}-{target}", "+ ttyp0 alice-root")
            .succeeded()
            .echoOf("su")
            .dispute();

    private static final Form ECHO_FAILED = Form.of("su/echo", Action.SWITCHED_USER)
            .looks("- {tty} {user:word}:{target}", "- /dev/pts/0 alice:root")
            .looks("- {tty} {user:word}-{target}", "- ttyp0 alice-root")
            .failed()
            .echoOf("su")
            .dispute();

    private static final Form NOISE = Form.noise(
                    "su/noise", "pam_{skip:word}: {skip}", "pam_authenticate: Authentication failure")
            .looks("unable to {skip}", "unable to cd to '/home/bob' for user 'bob'")
            .looks("cannot {skip}", "cannot set groups: Operation not permitted")
            .looks("unknown {skip}", "unknown UID: 1201")
            .looks("Warning: {skip}", "Warning: cannot change directory to /home/bob: No such file or directory")
            .looks("ignoring {skip}", "ignoring --preserve-environment");

    private final Forms forms = new Forms(
            SWITCHED,
            FAILED,
            SHADOW,
            SHADOW_FAILED,
            BSD_FAILED,
            SOLARIS,
            SOLARIS_FAILED,
            ECHO,
            ECHO_FAILED,
            NOT_AUTHENTICATED,
            NOISE,
            BSD);

    @Override
    public @Nullable Reading read(Message message) {
        return forms.read(message);
    }

    @Override
    public List<Form> forms() {
        return forms.forms();
    }
}
