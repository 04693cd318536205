package io.gatehouse.streams.parse.pam;

import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What PAM modules write under the tag of any program: {@code pam_unix(sshd:session): …} (Linux-PAM, modules/). The
 * service of the module says more than the tag. What a known module says in other words than these is of no interest:
 * the program that asked it tells how that ended.
 */
public final class Pam implements Program {
    private static final Set<String> KNOWN = Set.of((
            // Linux-PAM
            "access canonicalize_user cracklib debug deny echo env exec faildelay faillock filter ftp group issue"
                    + " keyinit lastlog limits listfile localuser loginuid mail mkhomedir motd namespace nologin permit"
                    + " pwdb pwhistory rhosts rhosts_auth rootok securetty selinux sepermit setquota shells stack stress"
                    + " succeed_if tally tally2 time timestamp tty_audit umask unix unix_auth unix_acct unix_passwd"
                    + " unix_session userdb usertype warn wheel xauth"
                    // of others
                    + " abl apparmor cap cgfs cgroup centrifydc chauthtok ck_connector console duo ecryptfs elogind"
                    + " fprintd fscrypt gdm gnome_keyring google_authenticator group_access heimdal kerberos keyring krb5"
                    + " kwallet kwallet5 lastlog2 ldap lsass lw mount mysql oath oddjob_mkhomedir opie passwdqc pgsql"
                    + " pkcs11 pwquality radius radius_auth script slurm slurm_adopt smbpass snapper ssh_agent_auth sss"
                    + " sss_gss systemd systemd_home systemd_loadkey tacplus tmpdir u2f winbind yubico zfs_key")
            .split(" "));
    private static final String PREFIX = "pam_";

    /** Services in which the one who opens a session is who acts, and the account it is opened for the target. */
    private static final Set<String> SWITCHES = Set.of("su", "su-l", "sudo", "sudo-i", "runuser", "runuser-l", "doas");

    private final PamFailure failures = new PamFailure();
    private final Forms library = new Forms(PamLibrary.forms().toArray(Form[]::new));
    private final Forms forms = new Forms(Stream.of(PamRefusals.forms(), PamCredentials.forms(), PamPasswords.forms())
            .flatMap(List::stream)
            .toArray(Form[]::new));

    @Override
    public List<Form> forms() {
        return Stream.of(forms.forms(), library.forms()).flatMap(List::stream).toList();
    }

    @Override
    public @Nullable Reading read(Message message) {
        if (message.text().startsWith("PAM ")) {
            return library(message);
        }
        PamModule module = PamModule.of(message);
        return module == null ? null : said(message, module);
    }

    /** PAM's own library tells only the program; OpenSSH's processes have one service. */
    private @Nullable Reading library(Message message) {
        String program = message.header().programName();
        PamModule module = new PamModule(PREFIX, program.startsWith("sshd-") ? "sshd" : program, "", "PAM ".length());
        Reading sum = failures.read(message, module, module.at());
        return sum != null ? sum : library.read(message);
    }

    private @Nullable Reading said(Message message, PamModule module) {
        Cursor text = new Cursor(message.text().substring(module.at()));
        if (text.skip("session opened for user ")) {
            return opened(message, module, text);
        }
        if (text.skip("session closed for user ")) {
            return closed(message, module, text);
        }
        Reading failure = failures.read(message, module, module.at());
        return failure != null ? failure : other(message, module);
    }

    private @Nullable Reading other(Message message, PamModule module) {
        int end = message.text().stripTrailing().length();
        Reading reading = forms.read(message, Math.min(module.at(), end), end, draft -> {
            tellService(draft, module, message);
            withoutPlace(draft, module);
        });
        return reading != null || !isKnown(module.name()) ? reading : message.noise(module.name());
    }

    private static boolean isKnown(String module) {
        return module.startsWith(PREFIX) ? KNOWN.contains(module.substring(PREFIX.length())) : !module.isEmpty();
    }

    /** Says for which service a module spoke, and whose echo a failure is. */
    static void tellService(Draft draft, PamModule module, Message message) {
        if (module.service() != null && draft.login().getService() == null) {
            draft.login().setService(module.service());
        }
        String told = module.echoed(message.header().programName());
        if (draft.isFailed() && told != null) {
            draft.gatehouse().setEchoOf(told);
        }
    }

    /** pam_access names the service where there is neither host nor terminal. */
    private static void withoutPlace(Draft draft, PamModule module) {
        if (draft.event().getSource() != null
                && draft.event().getSource().getAddress() != null
                && draft.event().getSource().getAddress().equals(module.service())) {
            draft.event().setSource(null);
        }
    }

    /** The service in whose name a module says this, {@code pam_unix(sshd:auth): …}; null where none does. */
    public static @Nullable String service(String text) {
        Cursor cursor = new Cursor(text);
        String module = cursor.startsWith(PREFIX) ? cursor.upTo("(") : null;
        String service = module == null ? null : cursor.upTo(":");
        return service == null || service.indexOf(' ') >= 0 ? null : service;
    }

    static boolean isSwitch(String service) {
        return SWITCHES.contains(service);
    }

    /**
     * <pre>
     * pam_unix(sshd:session): session opened for user alice(uid=1201) by (uid=0)
     * pam_unix(su-l:session): session opened for user bob(uid=1202) by alice(uid=1201)
     * pam_unix(sudo:session): session opened for user root by alice(uid=1201)
     * </pre>
     */
    private static Reading opened(Message message, PamModule module, Cursor text) {
        String by = text.afterLast(" by ");
        Account opened = Account.read(text.rest());
        Draft draft = message.event(Action.SESSION_OPENED, "pam/session-opened")
                .succeeded()
                .target(opened);
        tellService(draft, module, message);
        if (module.service() == null || !isSwitch(module.service())) {
            return draft.user(opened).done();
        }
        return (by == null ? draft : draft.user(Account.read(by))).done();
    }

    /** {@code pam_unix(sudo:session): session closed for user root}. */
    private static Reading closed(Message message, PamModule module, Cursor text) {
        Draft draft = message.event(Action.SESSION_CLOSED, "pam/session-closed").succeeded();
        tellService(draft, module, message);
        Account account = Account.read(text.rest());
        boolean switched = module.service() != null && isSwitch(module.service());
        return (switched ? draft.target(account) : draft.user(account)).done();
    }
}
