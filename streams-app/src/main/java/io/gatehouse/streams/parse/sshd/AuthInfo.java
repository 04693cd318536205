package io.gatehouse.streams.parse.sshd;

import io.gatehouse.model.LoginBlock;
import io.gatehouse.streams.parse.Cursor;

/**
 * How somebody proved who he is, as sshd tells PAM in {@code SSH_AUTH_INFO_0} (auth.c): a line for each method that was
 * needed, the last of which completed the login.
 *
 * <pre>
 * publickey ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAID8A/Tcs4Jts7T2JCGJeISrBbmgz8NCiCyGfZnOTU72o
 * keyboard-interactive/pam
 * </pre>
 */
public final class AuthInfo {
    private AuthInfo() {}

    /** Puts method and key into a login as sshd's own line would; a text that is empty says nothing. */
    public static void describe(String text, LoginBlock login) {
        for (String line : text.split("\n")) {
            Cursor cursor = new Cursor(line);
            String method = cursor.word();
            if (!method.isEmpty()) {
                login.setMethod(method);
                tellKey(login, cursor.word(), cursor.word());
            }
        }
    }

    private static void tellKey(LoginBlock login, String name, String base64) {
        PublicKey key = new PublicKey(name, base64);
        String fingerprint = base64.isEmpty() ? null : key.fingerprint();
        if (fingerprint != null) {
            login.setKeyType(key.type());
            login.setKeyFingerprint(fingerprint);
        }
    }
}
