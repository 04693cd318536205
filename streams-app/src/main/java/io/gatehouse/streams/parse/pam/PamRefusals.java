package io.gatehouse.streams.parse.pam;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/**
 * Why PAM modules let an account not in, whatever its password: pam_faillock, pam_tally, pam_access, pam_listfile,
 * pam_succeed_if, pam_time, pam_limits, pam_lastlog, pam_securetty, pam_wheel, pam_sepermit, pam_rhosts and pam_unix of
 * Linux-PAM, pam_sss, pam_krb5, pam_winbind, pam_ldap, pam_abl. Examples say how they begin.
 */
final class PamRefusals {
    private PamRefusals() {}

    static List<Form> forms() {
        return List.of(locked(), stillLocked(), requirement(), access(), notHere(), notNow(), expired(), refused());
    }

    private static Form of(String name) {
        return Form.of("pam/" + name, Action.USER_REFUSED).failed();
    }

    /** The failures that led to it are told by other lines, the last of them too. */
    private static Form locked() {
        return Form.of("pam/locked", Action.ACCOUNT_LOCKED)
                .looks(
                        "Consecutive login failures for user {user} account temporarily locked",
                        "pam_faillock(sshd:auth): Consecutive login failures for user bob account temporarily locked")
                .failed()
                .echoOf("pam")
                .reason("too-many-failures");
    }

    private static Form stillLocked() {
        return Form.of("pam/still-locked", Action.ACCOUNT_LOCKED)
                .looks(
                        "user {user} ({uid}) tally {skip:number}, deny {skip:number}",
                        "pam_tally2(sshd:auth): user bob (1202) tally 6, deny 5")
                .looks(
                        "user {user} ({uid}) has time limit [{skip}] since last failure.",
                        "pam_tally2(sshd:auth): user bob (1202) has time limit [3s left] since last failure.")
                .failed()
                .reason("too-many-failures");
    }

    private static Form requirement() {
        return of("requirement")
                .looks(
                        "requirement \"{reason}\" not met by user \"{user}\"",
                        "pam_succeed_if(sshd:auth): requirement \"uid >= 1000\" not met by user \"root\"");
    }

    private static Form access() {
        return of("access")
                .looks(
                        "access denied for user `{user}' from `{place}'",
                        "pam_access(sshd:account): access denied for user `bob' from `127.0.0.3'")
                .looks(
                        "access denied for user '{user}' from '{place}'",
                        "pam_access(sshd:account): access denied for user 'bob' from '127.0.0.3'")
                .looks(
                        "Blocking access from {source} to service {skip:word}, user {user}",
                        "pam_abl(sshd:auth): Blocking access from 127.0.0.3 to service sshd, user bob")
                .looks("denied to {skip}@{source} as {user}", "pam_rhosts(rsh:auth): denied to alice@box as bob")
                .looks(
                        "denied access to {skip}@{source} as {user}",
                        "pam_rhosts(rsh:auth): denied access to alice@box as bob");
    }

    private static Form notHere() {
        return of("terminal")
                .looks(
                        "access denied: tty '{tty}' is not secure !",
                        "pam_securetty(login:auth): access denied: tty 'pts/0' is not secure !")
                .looks(
                        "access denied: tty '{tty}' is not secure",
                        "pam_securetty(login:auth): access denied: tty 'pts/0' is not secure")
                .reason("terminal");
    }

    private static Form notNow() {
        return of("not-now")
                .looks("user {user} rejected", "pam_time(sshd:account): user bob rejected")
                .looks(
                        "Too many logins (max {skip:number}) for {user}",
                        "pam_limits(sshd:session): Too many logins (max 2) for bob")
                .looks(
                        "Too many system logins (max {skip:number})",
                        "pam_limits(sshd:session): Too many system logins (max 2)")
                .looks(
                        "User {user} processes are running. Exclusive login not allowed",
                        "pam_sepermit(gdm:account): User bob processes are running. Exclusive login not allowed")
                .looks(
                        "User {user} with exclusive login already logged in",
                        "pam_sepermit(gdm:account): User bob with exclusive login already logged in");
    }

    private static Form expired() {
        return of("expired")
                .looks(
                        "account {user} has expired ({reason})",
                        "pam_unix(sshd:account): account bob has expired (account expired)")
                .looks(
                        "expired password for user {user} ({reason})",
                        "pam_unix(sshd:account): expired password for user bob (root enforced)")
                .looks(
                        "user {user} inactive for {skip:number} days - denied",
                        "pam_lastlog(sshd:account): user bob inactive for 91 days - denied")
                .looks("user '{user}' account expired", "pam_winbind(sshd:auth): user 'bob' account expired")
                .looks("user '{user}' password expired", "pam_winbind(sshd:auth): user 'bob' password expired")
                .looks(
                        "User account has expired; user={user}",
                        "pam_ldap(sshd:account): User account has expired; user=bob");
    }

    private static Form refused() {
        return of("refused")
                .looks(
                        "Refused user {user} for service {skip:word}",
                        "pam_listfile(sshd:auth): Refused user bob for service sshd")
                .looks(
                        "Access denied for user {user}: {skip:number} ({reason})",
                        "pam_sss(sshd:account): Access denied for user bob: 6 (Permission denied)")
                .looks("Permission denied; user={user}", "pam_ldap(sshd:account): Permission denied; user=bob")
                .looks(
                        "account checks fail for '{user}': {reason}",
                        "pam_krb5[363]: account checks fail for 'bob': user disallowed by .k5login file")
                .looks(
                        "Access denied to '{user}' for '{target}'",
                        "pam_wheel(su:auth): Access denied to 'bob' for 'root'");
    }
}
