package io.gatehouse.streams.parse;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What PAM modules write under the tag of any program: {@code pam_unix(sshd:session): …} (Linux-PAM, modules/). The
 * service of the module says more than the tag. Before Linux-PAM 1.0 the module stood in the tag.
 */
final class Pam implements Program {
    private static final Set<String> NOISE = Set.of(
            "pam_limits",
            "pam_systemd",
            "pam_env",
            "pam_mail",
            "pam_lastlog",
            "pam_motd",
            "pam_loginuid",
            "pam_keyinit",
            "pam_script",
            "pam_exec",
            "pam_selinux",
            "pam_nologin");
    /** Services in which the one who opens a session is who acts, and the account it is opened for the target. */
    private static final Set<String> SWITCHES = Set.of("su", "su-l", "sudo", "sudo-i", "runuser", "runuser-l", "doas");

    private final PamFailure failures = new PamFailure();

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        if (text.startsWith("PAM ")) {
            return failures.summary(message, text);
        }
        Header header = message.header();
        if (header.module() != null && header.module().startsWith("pam_")) {
            return said(message, header.module(), header.programName(), text);
        }
        if (!text.startsWith("pam_")) {
            return null;
        }
        String module = text.upTo("(");
        String service = text.upTo(":");
        String stage = text.upTo("): ");
        return module == null || service == null || stage == null ? null : said(message, module, service, text);
    }

    private @Nullable Reading said(Message message, String module, String service, Cursor text) {
        if (text.skip("session opened for user ")) {
            return opened(message, service, text);
        }
        if (text.skip("session closed for user ")) {
            return closed(message, service, text);
        }
        if (text.skip("authentication failure; ")) {
            return failures.read(message, service, text);
        }
        if (text.skip("password changed for ")) {
            return changed(message, service, text);
        }
        boolean noise = NOISE.contains(module) || text.startsWith("check pass; user unknown");
        return noise ? message.noise(module) : null;
    }

    /** The service in whose name a module says this, {@code pam_unix(sshd:auth): …}; null where none does. */
    static @Nullable String service(String text) {
        Cursor cursor = new Cursor(text);
        String module = cursor.startsWith("pam_") ? cursor.upTo("(") : null;
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
     * pam_unix(sudo:session): session opened for user root by vagrant(uid=1000)
     * </pre>
     */
    private static Reading opened(Message message, String service, Cursor text) {
        String by = text.afterLast(" by ");
        Account opened = Account.read(text.rest());
        Draft draft = message.event(Action.SESSION_OPENED, "pam/session-opened").succeeded();
        draft.login().setService(service);
        if (!isSwitch(service)) {
            return draft.user(opened).done();
        }
        return (by == null ? draft : draft.user(Account.read(by)))
                .target(opened)
                .done();
    }

    /** {@code pam_unix(sudo:session): session closed for user root}. */
    private static Reading closed(Message message, String service, Cursor text) {
        Draft draft = message.event(Action.SESSION_CLOSED, "pam/session-closed").succeeded();
        draft.login().setService(service);
        Account account = Account.read(text.rest());
        return (isSwitch(service) ? draft.target(account) : draft.user(account)).done();
    }

    /** {@code pam_unix(passwd:chauthtok): password changed for bob}. */
    private static Reading changed(Message message, String service, Cursor text) {
        Draft draft =
                message.event(Action.PASSWORD_CHANGED, "pam/password-changed").succeeded();
        draft.login().setService(service);
        return draft.target(Account.named(text.rest())).done();
    }
}
