package io.gatehouse.streams.parse.pam;

import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** What PAM's library says of its configuration and of modules that cannot be loaded (Linux-PAM, libpam/). */
final class PamLibrary {
    private PamLibrary() {}

    static List<Form> forms() {
        return List.of(Form.noise("pam/library", "PAM unable to {skip}", "PAM unable to dlopen(pam_x.so): no such file")
                .looks(
                        "PAM service({skip:word}) ignoring max retries; {skip}",
                        example("service(sshd) ignoring max retries; 6 > 3"))
                .looks("PAM adding faulty module: {skip}", example("adding faulty module: pam_x.so"))
                .looks("PAM _pam_{skip}", example("_pam_init_handlers: no default config other"))
                .looks("PAM pam_{skip}", example("pam_parse: expecting return value; [...success]"))
                .looks("PAM audit_{skip}", example("audit_log_acct_message() failed: Operation not permitted"))
                .looks("PAM bad jump in stack", example("bad jump in stack"))
                .looks("PAM corrupted {skip}", example("corrupted stack"))
                .looks("PAM no modules loaded for {skip}", example("no modules loaded for `sshd' service"))
                .looks("PAM no control flag supplied", example("no control flag supplied"))
                .looks("PAM no module name supplied", example("no module name supplied"))
                .looks("PAM error {skip}", example("error reading PAM configuration file"))
                .looks("PAM illegal module type: {skip}", example("illegal module type: auht"))
                .looks("PAM ({skip}) {skip}", example("(sshd) illegal module type: auht"))
                .looks("PAM [{skip}]", example("[error: pam_x.so: cannot open shared object file]")));
    }

    private static String example(String message) {
        return "PAM " + message;
    }
}
