package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SSH server of small systems (dropbear's svr-*.c; old versions begin their messages with a small letter). Where
 * it writes to its standard error, a second header stands before the message: {@code [825] Jul 10 23:57:29 }.
 */
public final class Dropbear implements Program {
    private static final String SERVICE = "dropbear";
    private static final int STAMP = "Jul 10 23:57:29 ".length();

    private static final Form LOGGED_IN = Form.of("dropbear/logged-in", Action.LOGGED_IN)
            .looks(
                    "{skip:word} auth succeeded for '{user}' with {skip:word} key {fingerprint:word} from {source}:{port}",
                    "Pubkey auth succeeded for 'alice' with ssh-ed25519 key SHA256:x1Lk7z from 192.0.2.7:54321")
            .looks(
                    "{skip:word} auth succeeded for '{user}' with key {skip:word} {fingerprint:word} from {source}:{port}",
                    "Pubkey auth succeeded for 'root' with key sha1!! d4:04:1f:f8 from 192.0.2.7:60868")
            .succeeded()
            .service(SERVICE)
            .says(draft -> draft.login().setMethod("publickey"));

    private static final Form PASSWORD = Form.of("dropbear/logged-in", Action.LOGGED_IN)
            .looks(
                    "Password auth succeeded for '{user}' from {source}:{port}",
                    "Password auth succeeded for 'root' from 192.0.2.7:47014")
            .looks(
                    "password auth succeeded for '{user}' from {source}:{port}",
                    "password auth succeeded for 'root' from 192.0.2.7:47014")
            .looks(
                    "PAM password auth succeeded for '{user}' from {source}:{port}",
                    "PAM password auth succeeded for 'root' from 192.0.2.7:47014")
            .looks(
                    "Auth succeeded with blank password for '{user}' from {source}:{port}",
                    "Auth succeeded with blank password for 'root' from 192.0.2.7:47014")
            .succeeded()
            .service(SERVICE)
            .says(draft -> draft.login().setMethod("password"));

    private static final Form PARTIAL = Form.noise(
                    "dropbear/partial",
                    "{skip} auth succeeded for '{user}' {skip}from {source}:{port}, extra auth required",
                    "Password auth succeeded for 'alice' from 192.0.2.7:47014, extra auth required")
            .service(SERVICE);

    private static final Form FAILED = Form.of("dropbear/failed", Action.LOGIN_FAILED)
            .looks(
                    "Bad password attempt for '{user}' from {source}:{port}",
                    "Bad password attempt for 'root' from 192.0.2.7:52289")
            .looks(
                    "bad password attempt for '{user}' from {source}:{port}",
                    "bad password attempt for 'root' from 192.0.2.7:52289")
            .looks(
                    "Bad PAM password attempt for '{user}' from {source}:{port}",
                    "Bad PAM password attempt for 'root' from 192.0.2.7:52289")
            .looks(
                    "bad PAM password attempt for '{user}' from {source}:{port}",
                    "bad PAM password attempt for 'root' from 192.0.2.7:52289")
            .failed()
            .service(SERVICE)
            .says(draft -> draft.login().setMethod("password"));

    private static final Form NO_USER = Form.of("dropbear/nonexistent", Action.LOGIN_FAILED)
            .looks(
                    "Login attempt for nonexistent user from {source}:{port}",
                    "Login attempt for nonexistent user from 192.0.2.7:60794")
            .looks(
                    "login attempt for nonexistent user from {source}:{port}",
                    "login attempt for nonexistent user from ::ffff:192.0.2.7:60495")
            .looks(
                    "Login attempt for nonexistent user '{user}' from {source}:{port}",
                    "Login attempt for nonexistent user 'bob' from 192.0.2.7:60794")
            .looks(
                    "login attempt for nonexistent user '{user}' from {source}:{port}",
                    "login attempt for nonexistent user 'bob' from 192.0.2.7:60794")
            .looks(
                    "Login attempt with wrong user {user} from {source}:{port}",
                    "Login attempt with wrong user bob from 192.0.2.7:60794")
            .failed()
            .reason("invalid-user")
            .service(SERVICE);

    private static final Form REFUSED = Form.of("dropbear/refused", Action.USER_REFUSED)
            .looks("User '{user}' {reason:first}, rejected", "User 'bob' has blank password, rejected")
            .looks("User account '{user}' is locked", "User account 'bob' is locked")
            .looks("user '{user}' {reason:first}, rejected", "user 'bob' has invalid shell, rejected")
            .looks("root login rejected", "root login rejected")
            .failed()
            .service(SERVICE);

    private static final Form TOO_MANY = Form.of("dropbear/too-many", Action.TOO_MANY_ATTEMPTS)
            .looks(
                    "Max auth tries reached - user '{user}' from {source}:{port}",
                    "Max auth tries reached - user 'bob' from 192.0.2.7:52289")
            .looks(
                    "Exit before auth from <{source}:{port}>: (user '{user:first}', {skip:number} fails): Max auth tries reached - {skip}",
                    "Exit before auth from <192.0.2.7:52289>: (user 'root', 10 fails): Max auth tries reached - user 'root'")
            .looks(
                    "Exit before auth from <{source}:{port}>: Max auth tries reached - user '{user}'",
                    "Exit before auth from <192.0.2.7:52325>: Max auth tries reached - user 'is invalid'")
            .looks(
                    "exit before auth (user '{user:first}', {skip:number} fails): Max auth tries reached - {skip}",
                    "exit before auth (user 'root', 10 fails): Max auth tries reached - user 'root' from 192.0.2.7:2")
            .failed()
            .echoOf(SERVICE)
            .service(SERVICE);

    private static final Form EXIT_BEFORE = Form.of("dropbear/exit-before-auth", Action.DISCONNECTED_BEFORE_LOGIN)
            .looks(
                    "Exit before auth from <{source}:{port}>: (user '{user}', {skip:number} fails): {skip}",
                    "Exit before auth from <192.0.2.7:46154>: (user 'root', 0 fails): Exited normally")
            .looks(
                    "Exit before auth from <{source}:{port}>: {skip}",
                    "Exit before auth from <192.0.2.7:46154>: Timeout before auth")
            .looks(
                    "Exit before auth (user '{user}', {skip:number} fails): {skip}",
                    "Exit before auth (user 'root', 0 fails): Exited normally")
            .looks("Exit before auth: {skip}", "Exit before auth: Exited normally")
            .looks(
                    "exit before auth (user '{user}', {skip:number} fails): {skip}",
                    "exit before auth (user 'root', 0 fails): Exited normally")
            .looks("exit before auth: {skip}", "exit before auth: Exited normally")
            .reason("preauth")
            .service(SERVICE);

    private static final Form EXIT = Form.of("dropbear/exit", Action.SESSION_CLOSED)
            .looks(
                    "Exit ({user}) from <{source}:{port}>: {reason}",
                    "Exit (alice) from <192.0.2.7:46154>: Disconnect received")
            .looks("Exit ({user}): {reason}", "Exit (alice): Disconnect received")
            .looks("exit after auth ({user}): {reason}", "exit after auth (alice): Exited normally")
            .succeeded()
            .service(SERVICE);

    private static final Form CONNECTED = Form.of("dropbear/connection", Action.CONNECTED)
            .looks("Child connection from {source}:{port}", "Child connection from 192.0.2.7:48822")
            .looks("child connection from {source}:{port}", "child connection from 192.0.2.7:48822");

    private static final Form NOISE = Form.noise("dropbear/server", "Not backgrounding", "Not backgrounding")
            .looks("Running in background", "Running in background")
            .looks("Early exit: {skip}", "Early exit: Terminated by signal")
            .looks("premature exit: {skip}", "premature exit: Terminated by signal")
            .looks("Failed listening on {skip}", "Failed listening on '22': Error listening: Address already in use")
            .looks("Failed {skip}", "Failed loading /etc/dropbear/dropbear_dss_host_key")
            .looks("Couldn't {skip}", "Couldn't set SO_REUSEADDR")
            .looks("Forced command set to {skip}", "Forced command set to 'uptime'")
            .looks("Generated hostkey {skip}", "Generated hostkey /etc/dropbear/key, fingerprint is SHA256:x1Lk7z")
            .looks("Dropbear {skip}", "Dropbear server v2022.83 started")
            .looks("lastlog_{skip}", "lastlog_perform_login: Couldn't stat /var/log/lastlog: No such file or directory")
            .looks("syslogin_{skip}", "syslogin_perform_logout: logout() returned an error")
            .looks("wtmp_{skip}", "wtmp_write: problem writing /var/log/wtmp: No space left on device")
            .looks("utmp_{skip}", "utmp_write_entry: tty not found")
            .looks("pam_{skip:word}() failed, {skip}", "pam_authenticate() failed, rc=7, Authentication failure")
            .looks(
                    "{skip} must be owned by user or root{skip}",
                    "/root must be owned by user or root, and not writable");

    private final Forms forms = new Forms(
            LOGGED_IN, PARTIAL, PASSWORD, FAILED, NO_USER, REFUSED, TOO_MANY, EXIT_BEFORE, EXIT, CONNECTED, NOISE);

    @Override
    public @Nullable Reading read(Message message) {
        return forms.read(message, behindStamp(message), message.text().length(), draft -> {});
    }

    @Override
    public List<Form> forms() {
        return forms.forms();
    }

    /** Where the message begins behind {@code [825] Jul 10 23:57:29 }. */
    private static int behindStamp(Message message) {
        Cursor text = message.cursor();
        boolean numbered = text.skip("[") && text.number() >= 0 && text.skip("] ");
        int end = text.at() + STAMP;
        boolean stamped =
                numbered && message.text().length() >= end && message.text().startsWith(":", end - 4);
        return stamped ? end : 0;
    }
}
