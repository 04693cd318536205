package io.gatehouse.streams.parse.pam;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** What PAM modules say of new passwords: pam_unix, pam_cracklib, pam_pwquality, pam_sss. Examples say how they begin. */
final class PamPasswords {
    private PamPasswords() {}

    static List<Form> forms() {
        return List.of(changed(), refused());
    }

    private static Form changed() {
        return Form.of("pam/password-changed", Action.PASSWORD_CHANGED)
                .looks(
                        "password changed for {target} on {skip:word}",
                        "pam_unix(passwd:chauthtok): password changed for bob on nis.example.net")
                .looks("password changed for {target}", "pam_unix(passwd:chauthtok): password changed for bob")
                .looks("Password for {target} was changed", "pam_unix(passwd:chauthtok): Password for bob was changed")
                .succeeded();
    }

    private static Form refused() {
        return Form.of("pam/password-refused", Action.PASSWORD_REFUSED)
                .looks("new password not acceptable{skip}", "pam_unix(passwd:chauthtok): new password not acceptable")
                .looks(
                        "password not changed for {target} on {skip:word}: {reason}",
                        "pam_unix(passwd:chauthtok): password not changed for bob on nis.example.net: Can't bind")
                .looks(
                        "Password change failed for user {target}: {skip:number} ({reason})",
                        "pam_sss(passwd:chauthtok): Password change failed for user bob: 22 (Authentication token lock busy)")
                .looks(
                        "pam_get_authtok_verify returned error: {reason}",
                        "pam_pwquality(passwd:chauthtok): pam_get_authtok_verify returned error: Failed preliminary check by password service")
                .failed();
    }
}
