package io.gatehouse.streams.parse.pam;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/**
 * What PAM modules say of passwords, tickets, keys and second factors, in other words than {@link PamFailure}: pam_unix
 * and pam_userdb of Linux-PAM, pam_sss, pam_krb5, pam_winbind, pam_ldap, pam_lsass, pam_radius_auth,
 * pam_google_authenticator, pam_duo, pam_ssh_agent_auth. Examples say how they begin.
 */
final class PamCredentials {
    /** A further line of PAM tells of the same. */
    private static final String PAM = "pam";

    private PamCredentials() {}

    static List<Form> forms() {
        return List.of(again(), unknown(), failed(), old(), secondFactor(), authenticated(), switched());
    }

    private static Form failure(String name) {
        return Form.of("pam/" + name, Action.AUTHENTICATION_FAILED).failed();
    }

    /** Beside a line of the same or another module, or before it. */
    private static Form again() {
        return failure("failed-again")
                .looks(
                        "received for user {user}: {skip:number} ({reason})",
                        "pam_sss(sshd:auth): received for user bob: 7 (Authentication failure)")
                .looks(
                        "password check failed for user ({user})",
                        "pam_unix(sshd:auth): password check failed for user (bob)")
                .echoOf(PAM);
    }

    private static Form unknown() {
        return failure("unknown-user")
                .looks("check pass; user unknown", "pam_unix(sshd:auth): check pass; user unknown")
                .looks("check pass; user ({user}) unknown", "pam_unix(sshd:auth): check pass; user (admin) unknown")
                .looks("User unknown: {user}", "pam_faillock(sshd:auth): User unknown: admin")
                .looks("User unknown", "pam_faillock(sshd:auth): User unknown")
                .reason("invalid-user")
                .echoOf(PAM);
    }

    private static Form failed() {
        return failure("failed")
                .looks(
                        "auth could not identify password for [{user}]",
                        "pam_unix(sudo:auth): auth could not identify password for [bob]")
                .looks("bad username [{user}]", "pam_unix(sshd:auth): bad username [x;y]")
                .looks(
                        "authentication fails for '{user}' ({skip}): {reason}",
                        "pam_krb5[363]: authentication fails for 'bob' (bob@EXAMPLE.NET): Authentication failure (Preauthentication failed)")
                .looks("Authentication failure; user={user}", "pam_ldap(sshd:auth): Authentication failure; user=bob")
                .looks(
                        "error trying to bind as user \"{skip}\" ({reason})",
                        "pam_ldap: error trying to bind as user \"uid=bob,dc=example,dc=net\" (Invalid credentials)")
                .looks("user '{user}' denied access ({reason})", denied("user 'bob'"))
                .looks("user `{user}' denied access ({reason})", denied("user `bob'"))
                .looks(
                        "[module:{skip:word}]pam_sm_authenticate error [login:{user}][error code:{skip}]",
                        "pam_lsass(sshd:auth): [module:pam_lsass]pam_sm_authenticate error [login:bob][error code:40022]")
                .looks("authentication failed", "pam_radius_auth: authentication failed");
    }

    private static String denied(String user) {
        return "pam_winbind(sshd:auth): " + user + " denied access (incorrect password or invalid membership)";
    }

    /** pam_pwdb, and pam_unix before Linux-PAM 0.73. */
    private static Form old() {
        return failure("authentication-failure")
                .looks(
                        "authentication failure; {user}(uid={uid}) -> {target} for {service} service",
                        "pam_pwdb: authentication failure; alice(uid=1201) -> root for su service")
                .looks(
                        "{skip:number} authentication failures; {user}(uid={uid}) -> {target} for {service} service",
                        "pam_pwdb: 2 authentication failures; alice(uid=1201) -> root for su service");
    }

    private static Form secondFactor() {
        return failure("second-factor")
                .looks(
                        "Invalid verification code for {user}",
                        "pam_google_authenticator(sshd:auth): Invalid verification code for bob")
                .looks("Invalid verification code", "pam_google_authenticator(sshd:auth): Invalid verification code")
                .looks(
                        "Trying to reuse a previously used {reason}",
                        "pam_google_authenticator(sshd:auth): Trying to reuse a previously used time-based code. Retry again in 30 seconds.")
                .looks(duo("Failed", ""), duoExample("Failed", ""))
                .looks(duo("Failed", ": {reason}"), duoExample("Failed", ": Login request denied."))
                .looks(duo("Aborted", ": {reason}"), duoExample("Aborted", ": Login timed out"))
                .looks(duo("Error in", ": {reason}"), duoExample("Error in", ": Invalid ikey"))
                .looks("Failed Duo login for '{user}'", "pam_duo(sshd:auth): Failed Duo login for 'bob'");
    }

    private static String duo(String how, String more) {
        return how + " Duo login for '{user}' from {source}" + more;
    }

    private static String duoExample(String how, String more) {
        return "pam_duo(sshd:auth): " + how + " Duo login for 'bob' from 127.0.0.3" + more;
    }

    /** A module was satisfied; whether the program lets the user in is its own word. */
    private static Form authenticated() {
        return Form.of("pam/authenticated", Action.AUTHENTICATED)
                .looks("user '{user}' granted access", "pam_winbind(sshd:auth): user 'bob' granted access")
                .looks(
                        "user [{user}] has blank password; authenticated without it",
                        "pam_unix(login:auth): user [bob] has blank password; authenticated without it")
                .looks(
                        "authentication succeeds for '{user}' ({principal})",
                        "pam_krb5[363]: authentication succeeds for 'bob' (bob@EXAMPLE.NET)")
                .looks(
                        "user {user} authenticated as {principal}",
                        "pam_krb5(sshd:auth): user bob authenticated as bob@EXAMPLE.NET")
                .looks(
                        "Accepted google_authenticator for {user}",
                        "pam_google_authenticator(sshd:auth): Accepted google_authenticator for bob")
                .looks(duo("Successful", ""), duoExample("Successful", ""))
                .looks(duo("Skipped", ": {reason}"), duoExample("Skipped", ": Allowed by policy"))
                .looks(duo("Failsafe", ": {reason}"), duoExample("Failsafe", ": Couldn't connect to api.example.net"))
                .succeeded();
    }

    private static Form switched() {
        return Form.of("pam/authenticated", Action.AUTHENTICATED)
                .looks(
                        "Access granted to '{user}' for '{target}'",
                        "pam_wheel(su:auth): Access granted to 'bob' for 'root'")
                .looks(
                        "Authenticated: `{user}' as `{target}' using {skip}",
                        "pam_ssh_agent_auth: Authenticated: `bob' as `root' using /etc/security/authorized_keys")
                .succeeded();
    }
}
