package io.gatehouse.streams.parse.sshd;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** What sshd says of attempts to log in, beside the lines of {@link SshdAttempts} (auth.c, auth2.c, auth-pam.c). */
public final class SshdLogins {
    static final String INTERACTIVE = "keyboard-interactive/pam";

    private SshdLogins() {}

    static List<Form> forms() {
        return List.of(
                invalidUser(), failed(), refused(), pam(), tooMany(), disconnectedForTooMany(), root(), account());
    }

    /** Before OpenSSH 7.5 without the port, before 3.9 "Illegal". */
    private static Form invalidUser() {
        return Form.of("sshd/invalid-user", Action.INVALID_USER)
                .looks("Invalid user {user} from {source} port {port}", "Invalid user admin from 127.0.0.3 port 32787")
                .looks("Invalid user {user} from {source}", "Invalid user admin from 127.0.0.3")
                .looks("Illegal user {user} from {source}", "Illegal user admin from 127.0.0.3")
                .failed()
                .says(SshdLogins::echo);
    }

    /** Without a port, as old ones were. */
    private static Form failed() {
        return Form.of("sshd/failed", Action.LOGIN_FAILED)
                .looks(
                        "Failed {method} for invalid user {user} from {source}",
                        "Failed password for invalid user admin from 127.0.0.3")
                .looks(
                        "Failed {method} for illegal user {user} from {source}",
                        "Failed password for illegal user admin from 127.0.0.3")
                .looks("Failed {method} for {user} from {source}", "Failed password for bob from 127.0.0.3")
                .failed();
    }

    private static Form refused() {
        return Form.of("sshd/user-refused", Action.USER_REFUSED)
                .looks(
                        "User {user} from {source} not allowed because {reason}",
                        "User root from 127.0.0.3 not allowed because not listed in AllowUsers")
                .looks(
                        "User {user:word} not allowed because {reason}",
                        "User root not allowed because account is locked")
                .looks("Login restricted for {user}: {reason}", "Login restricted for bob: 3004-306 Remote logins")
                .looks("Account {user} has expired", "Account bob has expired")
                .failed()
                .says(SshdLogins::echo);
    }

    /** An attempt by PAM's conversation, which sshd tells at this level only here. */
    private static Form pam() {
        return Form.of("sshd/pam", Action.LOGIN_FAILED)
                .looks(
                        "PAM: {reason:first} for illegal user {user} from {source} via {skip:word}",
                        "error: PAM: Authentication failure for illegal user admin from 127.0.0.3 via 127.0.0.1")
                .looks(
                        "PAM: {reason:first} for illegal user {user} from {source}",
                        "error: PAM: User not known to the underlying authentication module for illegal user admin from 127.0.0.3")
                .looks(
                        "PAM: {reason:first} for {user} from {source} via {skip:word}",
                        "error: PAM: Authentication error for bob from 127.0.0.2 via 127.0.0.1")
                .looks(
                        "PAM: {reason:first} for {user} from {source}",
                        "error: PAM: Authentication failure for bob from 127.0.0.2")
                .failed()
                .says(draft -> draft.login().setMethod(INTERACTIVE));
    }

    private static Form tooMany() {
        return Form.of("sshd/too-many-attempts", Action.TOO_MANY_ATTEMPTS)
                .looks(
                        "maximum authentication attempts exceeded for invalid user {user} from {source} port {port} ssh2",
                        "error: maximum authentication attempts exceeded for invalid user admin from 127.0.0.3 port 36735 ssh2 [preauth]")
                .looks(
                        "maximum authentication attempts exceeded for {user} from {source} port {port} ssh2",
                        "error: maximum authentication attempts exceeded for root from 127.0.0.3 port 36735 ssh2 [preauth]")
                .failed()
                .says(SshdLogins::echo);
    }

    /** Of OpenSSH 3 to 7. */
    private static Form disconnectedForTooMany() {
        return Form.of("sshd/too-many-failures", Action.TOO_MANY_ATTEMPTS)
                .looks(
                        "Disconnecting: Too many authentication failures for {user}",
                        "Disconnecting: Too many authentication failures for root [preauth]")
                .looks(
                        "Too many authentication failures for {user}",
                        "error: Too many authentication failures for root")
                .failed()
                .says(SshdLogins::echo);
    }

    private static Form root() {
        return Form.of("sshd/root-refused", Action.USER_REFUSED)
                .looks(
                        "ROOT LOGIN REFUSED FROM {source} port {port}",
                        "ROOT LOGIN REFUSED FROM 127.0.0.3 port 36735 [preauth]")
                .looks("ROOT LOGIN REFUSED FROM {source}", "ROOT LOGIN REFUSED FROM 127.0.0.3")
                .failed()
                .reason("root")
                .says(draft -> draft.user("root"))
                .says(SshdLogins::echo);
    }

    /** The credentials were right; PAM's account modules say no. */
    private static Form account() {
        return Form.of("sshd/account-refused", Action.USER_REFUSED)
                .looks(
                        "Access denied for user {user} by PAM account configuration",
                        "fatal: Access denied for user bob by PAM account configuration [preauth]")
                .looks(
                        "PAM rejected by account configuration[{skip:number}]: {skip}",
                        "PAM rejected by account configuration[13]: User account has expired")
                .failed()
                .reason("account");
    }

    /** The attempt itself, or the end of its connection, is told by another line. */
    public static void echo(Draft draft) {
        draft.gatehouse().setEchoOf("sshd");
    }
}
