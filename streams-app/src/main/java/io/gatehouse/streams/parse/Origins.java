package io.gatehouse.streams.parse;

import static io.gatehouse.streams.parse.header.Header.NONE;

import io.gatehouse.model.Origin;
import io.gatehouse.streams.parse.header.Sender;
import io.gatehouse.streams.parse.pam.PamHook;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says how far a line can be believed. Any local user can write a line that looks like sshd's, with logger(1); where the
 * log daemon says which process wrote it, that decides. PAM modules write under the name of the program they are in.
 */
final class Origins {
    static final String TRUE = "true";
    static final String FALSE = "false";
    static final String UNKNOWN = "unknown";

    private static final Map<String, Writers> BY_PROGRAM = Map.ofEntries(
            root("sshd", "sshd", "sshd-session", "sshd-auth"),
            root("sshd-session", "sshd", "sshd-session", "sshd-auth"),
            root("sshd-auth", "sshd", "sshd-session", "sshd-auth"),
            root("kernel"), // no process writes in its name
            root(PamHook.TAG, "logger", "bash"),
            root("login", "login", "busybox"),
            root("gdm-password", "gdm-session-worker"),
            root("gdm-fingerprint", "gdm-session-worker"),
            root("gdm-smartcard", "gdm-session-worker"),
            root("gdm-autologin", "gdm-session-worker"),
            root("lightdm", "lightdm"),
            root("systemd-logind", "systemd-logind"),
            root("CRON", "cron", "crond", "busybox"),
            root("CROND", "crond"),
            root("cron", "cron"),
            root("crond", "crond", "busybox"),
            root("useradd", "useradd"),
            root("usermod", "usermod"),
            root("userdel", "userdel"),
            root("groupadd", "groupadd"),
            root("groupmod", "groupmod"),
            root("groupdel", "groupdel"),
            root("chpasswd", "chpasswd"),
            root("dropbear", "dropbear"),
            root("vsftpd", "vsftpd"),
            root("proftpd", "proftpd"),
            root("pure-ftpd", "pure-ftpd"),
            setUid("sudo", "sudo", "sudo-rs"),
            setUid("su", "su", "su-rs", "busybox"),
            setUid("doas", "doas"),
            setUid("pkexec", "pkexec"),
            setUid("passwd", "passwd"),
            setUid("gpasswd", "gpasswd"),
            setUid("chage", "chage"),
            setUid("chsh", "chsh"),
            setUid("chfn", "chfn"));

    private Origins() {}

    private static Map.Entry<String, Writers> root(String program, String... executables) {
        return Map.entry(program, new Writers(Set.of(executables), false));
    }

    private static Map.Entry<String, Writers> setUid(String program, String... executables) {
        return Map.entry(program, new Writers(Set.of(executables), true));
    }

    /** Whether whoever calls this program is in it with the session of his own. */
    static boolean isSetUid(String program) {
        Writers writers = BY_PROGRAM.get(program);
        return writers != null && writers.setUid();
    }

    /** The origin of a message that says {@code action}; what the agent says of the file where no sender is known. */
    static @Nullable Origin of(Message message, Action action) {
        Sender sender = message.header().sender();
        if (sender == null) {
            return message.raw().getOrigin();
        }
        Writers writers = BY_PROGRAM.get(message.header().programName());
        boolean silent = sender.uid() == NONE && sender.name() == null && sender.executable() == null;
        String verdict = writers == null || silent ? UNKNOWN : writers.judge(sender, isOfRoot(action));
        return new Origin(verdict, sender.via(), sender.uid() == NONE ? null : sender.uid(), sender.executable());
    }

    /** What a program says when it starts, lets somebody in or refuses to, before it has given up being root. */
    private static boolean isOfRoot(Action action) {
        return action.category().contains("authentication")
                || action.equals(Action.SERVICE_STARTED)
                || action.equals(Action.HOST_BOOTED)
                || action.equals(Action.SESSION_OPENED)
                || action.equals(Action.SESSION_CLOSED);
    }

    /** Why a line is not to be believed: {@code written by /usr/bin/logger of uid 1000, not by sshd}. */
    static String suspicion(Origin origin, String program) {
        String writer = origin.getExecutable() == null ? "a process" : origin.getExecutable();
        return "written by " + writer + " of uid " + origin.getUid() + ", not by " + program;
    }
}
