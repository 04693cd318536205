package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import java.util.stream.Stream;

/** login on consoles, serial lines and through telnet and rlogin: util-linux, shadow and the BSDs; and the gettys. */
public final class Login {
    private static final String SERVICE = "login";

    private static final List<Form> SUCCESSES = List.of(
            Form.of("login/on", Action.LOGGED_IN)
                    .looks("LOGIN ON {tty} BY {user} FROM {source}", "LOGIN ON pts/0 BY alice FROM box")
                    .looks("LOGIN ON {tty} BY {user}", "LOGIN ON tty1 BY alice")
                    .looks("DIALUP AT {tty} BY {user}", "DIALUP AT ttyS0 BY alice")
                    .looks("DIALUP {tty:first}, {user}", "DIALUP ttyd0, alice")
                    .looks(
                            "'{user}' logged in on '{tty}' from '{source}'",
                            "'alice' logged in on '/dev/pts/1' from 'box'")
                    .looks("'{user}' logged in on '{tty}'", "'alice' logged in on '/dev/tty1'")
                    .looks("login from {source} on {tty} as {user}", "login from box on ttyp0 as alice")
                    .looks("login on {tty} as {user}", "login on ttyv0 as alice")
                    .succeeded()
                    .service(SERVICE),
            Form.of("login/root", Action.LOGGED_IN)
                    .looks("ROOT LOGIN ({user}) ON {tty} FROM {source}", "ROOT LOGIN (root) ON ttyp1 FROM box")
                    .looks("ROOT LOGIN ({user}) ON {tty}", "ROOT LOGIN (root) ON ttyv1")
                    .succeeded()
                    .service(SERVICE),
            Form.of("login/on", Action.LOGGED_IN)
                    .looks("ROOT LOGIN ON {tty} FROM {source}", "ROOT LOGIN ON pts/0 FROM box")
                    .looks("ROOT LOGIN ON {tty}", "ROOT LOGIN ON tty2")
                    .looks("ROOT LOGIN  on '{tty}' from '{source}'", "ROOT LOGIN  on '/dev/pts/0' from 'box'")
                    .looks("ROOT LOGIN  on '{tty}'", "ROOT LOGIN  on '/dev/tty1'")
                    .succeeded()
                    .service(SERVICE)
                    .says(draft -> draft.user("root")));

    private static final List<Form> FAILURES = List.of(
            Form.of("login/failed", Action.LOGIN_FAILED)
                    .looks(
                            "FAILED LOGIN {skip:number} FROM {source} FOR {user}, {reason:first}",
                            "FAILED LOGIN 1 FROM box FOR alice, Authentication failure")
                    .looks(
                            "FAILED LOGIN SESSION FROM {source} FOR {user}, {reason:first}",
                            "FAILED LOGIN SESSION FROM box FOR alice, Authentication failure")
                    .looks(
                            "FAILED LOGIN ({skip:number}) on '{tty}' from '{source}' FOR '{user}', {reason:first}",
                            "FAILED LOGIN (1) on '/dev/pts/1' from 'box' FOR 'alice', Authentication failure")
                    .looks(
                            "FAILED LOGIN ({skip:number}) on '{tty}' FOR '{user}', {reason:first}",
                            "FAILED LOGIN (1) on '/dev/tty1' FOR 'alice', Authentication failure")
                    .looks(
                            "invalid password for '{user}' on '{tty}' from '{source}'",
                            "invalid password for 'alice' on '/dev/pts/1' from 'box'")
                    .looks("invalid password for '{user}' on '{tty}'", "invalid password for 'alice' on '/dev/tty1'")
                    .looks("{skip:number} LOGIN FAILURE FROM {source}, {user}", "1 LOGIN FAILURE FROM box, alice")
                    .looks("{skip:number} LOGIN FAILURE ON {tty:first}, {user}", "1 LOGIN FAILURE ON ttyp2, alice")
                    .failed()
                    .service(SERVICE),
            Form.of("login/refused", Action.LOGIN_FAILED)
                    .looks(
                            "LOGIN {user} REFUSED FROM {source} ON TTY {tty}",
                            "LOGIN alice REFUSED FROM box ON TTY pts/1")
                    .looks("LOGIN {user} REFUSED ON TTY {tty}", "LOGIN alice REFUSED ON TTY tty1")
                    .looks(
                            "LOGIN '{user}' REFUSED  on '{tty}' from '{source}'",
                            "LOGIN 'alice' REFUSED  on '/dev/pts/1' from 'box'")
                    .looks("LOGIN '{user}' REFUSED  on '{tty}'", "LOGIN 'alice' REFUSED  on '/dev/tty1'")
                    .looks(
                            "exceeded failure limit for '{user}'{skip:first}",
                            "exceeded failure limit for 'alice' on '/dev/tty1'")
                    .failed()
                    .reason("refused")
                    .service(SERVICE),
            Form.of("login/too-many", Action.TOO_MANY_ATTEMPTS)
                    .looks(
                            "TOO MANY LOGIN TRIES ({skip:number}) FROM {source} FOR {user}, {reason:first}",
                            "TOO MANY LOGIN TRIES (5) FROM box FOR alice, Authentication failure")
                    .looks(
                            "TOO MANY LOGIN TRIES ({skip:number}) on '{tty}' from '{source}' FOR '{user}'",
                            "TOO MANY LOGIN TRIES (5) on '/dev/pts/1' from 'box' FOR 'alice'")
                    .looks(
                            "TOO MANY LOGIN TRIES ({skip:number}) on '{tty}' FOR '{user}'",
                            "TOO MANY LOGIN TRIES (5) on '/dev/tty1' FOR 'alice'")
                    .looks(
                            "REPEATED LOGIN FAILURES ON {tty} FROM {source}, {user}",
                            "REPEATED LOGIN FAILURES ON ttyp0 FROM box, alice")
                    .looks(
                            "REPEATED LOGIN FAILURES ON {tty} FROM {source}: {user}",
                            "REPEATED LOGIN FAILURES ON ttyp0 FROM box: alice")
                    .looks("REPEATED LOGIN FAILURES ON {tty:first}, {user}", "REPEATED LOGIN FAILURES ON ttyp0, alice")
                    .looks("{skip:number} LOGIN FAILURES FROM {source}, {user}", "2 LOGIN FAILURES FROM box, alice")
                    .looks("{skip:number} LOGIN FAILURES ON {tty:first}, {user}", "2 LOGIN FAILURES ON ttyv0, alice")
                    .failed()
                    .service(SERVICE),
            Form.of("login/failed", Action.LOGIN_FAILED)
                    .looks("{skip:number} LOGIN FAILURE FROM {source}", "1 LOGIN FAILURE FROM box")
                    .looks("{skip:number} LOGIN FAILURE ON {tty}", "1 LOGIN FAILURE ON ttyp2")
                    .looks("{skip:number} LOGIN FAILURES FROM {source}", "2 LOGIN FAILURES FROM box")
                    .looks("{skip:number} LOGIN FAILURES ON {tty}", "2 LOGIN FAILURES ON ttyv0")
                    .failed()
                    .service(SERVICE)
                    .echoOf(SERVICE));

    private static final Form NOISE = Form.noise(
                    "login/noise", "TIOC{skip}", "TIOCSCTTY failed: Operation not permitted")
            .looks("{skip:word}_PROCESS: {skip}", "USER_PROCESS: 42 ttys000")
            .looks("FATAL: {skip}", "FATAL: bad tty")
            .looks("PAM {skip}", "PAM Failure, aborting: Critical error - immediate abort")
            .looks("pam_{skip}", "pam_open_session: Cannot make/remove an entry for the specified session")
            .looks("timed out after {skip}", "timed out after 60 seconds")
            .looks("unable to {skip}", "unable to cd to '/home/alice' for user 'alice'")
            .looks("can't {skip}", "can't open /dev/tty1")
            .looks("cannot {skip}", "cannot open /dev/tty1: No such device")
            .looks("Couldn't {skip}", "Couldn't initialize PAM: Critical error")
            .looks("no shell{skip}", "no shell: No such file or directory")
            .looks("setuid() failed{skip}", "setuid() failed")
            .looks("failed to {skip}", "failed to open credentials directory")
            .looks("unknown terminal type{skip}", "unknown terminal type")
            .looks("/dev/{skip}", "/dev/tty1: cannot open as standard input: No such device");

    private static final List<Form> ALL =
            Stream.of(SUCCESSES, FAILURES, List.of(NOISE)).flatMap(List::stream).toList();

    private Login() {}

    public static Program program() {
        return new Forms(ALL.toArray(Form[]::new));
    }

    public static Program getty() {
        return new Forms(NOISE);
    }
}
