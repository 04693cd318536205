package io.gatehouse.streams.parse.pam;

import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.header.Header;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which PAM module speaks in a message, and for whom.
 *
 * <pre>
 * pam_unix(sshd:auth): check pass; user unknown     pam_syslog() of Linux-PAM
 * pam_krb5[363]: authentication fails for 'bob'     modules that log by themselves
 * (pam_unix) authentication failure; logname=       vsftpd
 * gkr-pam: stashed password to try later            GNOME's keyring
 * sshd(pam_unix)[363]: check pass; user unknown     in the tag: before Linux-PAM 1.0, pam_google_authenticator
 * PAM_unix[363]: (su) session opened for user root  as the tag: before Linux-PAM 0.78; pam_duo, unix_chkpwd
 * authentication failure; logname= uid=0            not at all
 * </pre>
 *
 * @param name of the module, empty where it is not said
 * @param service PAM's service, mostly named like its program; null where it is not said
 * @param stage auth, account, session, chauthtok or setcred; empty where it is not said
 * @param at index of what it says
 */
record PamModule(String name, @Nullable String service, String stage, int at) {
    private static final String KEYRING = "gkr-pam";
    private static final String BARE = "authentication failure; logname=";

    /** Null where no module speaks. */
    static @Nullable PamModule of(Message message) {
        String text = message.text();
        Header header = message.header();
        String program = header.programName();
        if (header.module() != null && header.module().startsWith("pam_")) {
            return new PamModule(header.module(), program, "", 0);
        }
        if (text.startsWith("pam_")) {
            return named(text, program);
        }
        if (text.startsWith("(") && !program.isEmpty()) {
            return inParentheses(text, program);
        }
        if (isModule(program)) {
            return new PamModule(program, null, "", 0);
        }
        if (text.startsWith(KEYRING + ": ")) {
            return new PamModule(KEYRING, program, "", KEYRING.length() + 2);
        }
        return text.startsWith(BARE) ? new PamModule("", program, "", 0) : null;
    }

    /** Whether a tag is that of a module or its helper instead of the program that asked it. */
    private static boolean isModule(String program) {
        return program.regionMatches(true, 0, "pam_", 0, 4)
                || program.equals("login_duo")
                || program.equals("unix_chkpwd");
    }

    private static @Nullable PamModule named(String text, String program) {
        int end = 0;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        String name = text.substring(0, end);
        if (text.startsWith(": ", end)) {
            return new PamModule(name, program, "", end + 2);
        }
        int close = text.indexOf(": ", end);
        if (close < 0) {
            return null;
        }
        return switch (text.charAt(end)) {
            case '[' -> new PamModule(name, program, "", close + 2);
            case '(' -> withService(text, name, end + 1, close);
            default -> null;
        };
    }

    private static boolean isWord(char c) {
        return c == '_' || c == '-' || Character.isLetterOrDigit(c);
    }

    /** {@code sshd:auth)} or {@code sshd)}, from {@code at} to {@code end}; a process id may follow. */
    private static @Nullable PamModule withService(String text, String name, int at, int end) {
        int close = text.indexOf(')', at);
        if (close < 0 || close > end) {
            return null;
        }
        int colon = text.lastIndexOf(':', close);
        String service = text.substring(at, colon < at ? close : colon);
        String stage = colon < at ? "" : text.substring(colon + 1, close);
        return service.indexOf(' ') >= 0 ? null : new PamModule(name, service, stage, end + 2);
    }

    private static @Nullable PamModule inParentheses(String text, String program) {
        int close = text.indexOf(") ");
        if (text.startsWith("(pam_") && close > 0) {
            return new PamModule(text.substring(1, close), program, "", close + 2);
        }
        boolean tagged = program.startsWith("PAM_") || program.startsWith("PAM-");
        return tagged && close > 0
                ? new PamModule(program.toLowerCase(Locale.ROOT), text.substring(1, close), "", close + 2)
                : null;
    }

    /** Before Linux-PAM 1.0 the module stood in the tag; su told no failure itself on systems of that time. */
    private boolean isOld() {
        return stage.isEmpty() && name.equals("pam_unix");
    }

    /**
     * The program that tells each refused login itself, so that what PAM says of it is an echo; null where PAM's is the
     * only line. See docs/parsing.md.
     */
    @Nullable
    String echoed(String program) {
        boolean login = stage.isEmpty() || stage.equals("auth") || stage.equals("account");
        if (!login || service == null) {
            return null;
        }
        return switch (service) {
            case "sshd" -> program.equals("dropbear") ? program : service;
            case "login", "doas", "proftpd", "pure-ftpd" -> service;
            case "remote" -> "login";
            case "sudo", "sudo-i" -> "sudo";
            case "su", "su-l" -> isOld() ? null : "su";
            case "polkit-1" -> "polkitd";
            default -> null;
        };
    }
}
