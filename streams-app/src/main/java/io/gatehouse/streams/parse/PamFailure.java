package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** Failed authentications as PAM tells them, beside what sshd says of the same attempt. */
final class PamFailure {

    /**
     * Reads what follows "authentication failure; ". The name of a remote host may be what its owner likes; the user
     * stands last.
     *
     * <pre>
     * logname= uid=0 euid=0 tty=ssh ruser= rhost=127.0.0.2  user=bob
     * logname= uid=1201 euid=0 tty=/dev/pts/3 ruser=alice rhost=  user=bob
     * </pre>
     */
    @Nullable
    Reading read(Message message, String service, Cursor text) {
        return failure(message, "pam/authentication-failure", service, text);
    }

    /**
     * sshd's sum of failures that were told one by one before:
     * {@code PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=127.0.0.2  user=bob}.
     */
    @Nullable
    Reading summary(Message message, Cursor text) {
        text.skip("PAM ");
        if (text.number() < 0 || !text.skip(" more authentication failure")) {
            return null;
        }
        text.skip("s");
        return text.skip("; ") ? failure(message, "pam/more-failures", service(message), text) : null;
    }

    /** PAM's own library tells only the program; OpenSSH's processes have one service. */
    private static String service(Message message) {
        String program = message.header().programName();
        return program.startsWith("sshd-") ? "sshd" : program;
    }

    private static @Nullable Reading failure(Message message, String form, String service, Cursor text) {
        text.skip("logname=");
        String logname = text.upTo(" uid=");
        String uid = text.upTo(" euid=");
        String euid = text.upTo(" tty=");
        String tty = text.upTo(" ruser=");
        String ruser = text.upTo(" rhost=");
        if (logname == null || uid == null || euid == null || tty == null || ruser == null) {
            return null;
        }
        String rhost = text.upTo(" user=");
        String user = rhost == null ? null : text.rest();
        Draft draft = message.event(Action.AUTHENTICATION_FAILED, form).failed().tty(tty);
        draft.login().setService(service);
        draft.gatehouse().setEchoOf(service.equals("sshd") ? "sshd" : null);
        tellUsers(draft, service, ruser, user);
        return tellHost(draft, rhost == null ? text.rest() : rhost).done();
    }

    private static void tellUsers(Draft draft, String service, String ruser, @Nullable String user) {
        if (Pam.isSwitch(service) && !ruser.isEmpty()) {
            draft.user(ruser);
            if (user != null && !user.equals(ruser)) {
                draft.target(Account.named(user));
            }
        } else if (user != null) {
            draft.user(user);
        }
    }

    private static Draft tellHost(Draft draft, String rhost) {
        String host = rhost.strip();
        return host.isEmpty() ? draft : draft.source(host, -1);
    }
}
