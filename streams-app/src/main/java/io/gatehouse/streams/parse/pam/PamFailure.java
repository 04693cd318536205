package io.gatehouse.streams.parse.pam;

import io.gatehouse.model.Event;
import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.Repeated;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Authentications as pam_unix, pam_sss and pam_krb5 tell them, with everything PAM knows of the client.
 *
 * <pre>
 * authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=127.0.0.2  user=bob
 * authentication failure; logname= uid=1201 euid=0 tty=/dev/pts/3 ruser=alice rhost=  user=bob
 * authentication success; logname= uid=0 euid=0 tty=ssh ruser= rhost=127.0.0.2 user=bob
 * 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=127.0.0.2  user=bob
 * </pre>
 */
final class PamFailure {
    private static final String RHOST = " rhost=";
    private static final String USER = "user=";

    /** Reads what a module says from {@code at} on; null where it is something else. */
    @Nullable
    Reading read(Message message, PamModule module, int at) {
        Cursor text = new Cursor(message.text().substring(at));
        if (text.skip("authentication failure; ")) {
            Draft draft = message.event(Action.AUTHENTICATION_FAILED, "pam/authentication-failure")
                    .failed();
            return tell(draft, module, text, message) ? draft.done() : null;
        }
        if (text.skip("authentication success; ")) {
            Draft draft = message.event(Action.AUTHENTICATED, "pam/authentication-success")
                    .succeeded();
            return tell(draft, module, text, message) ? draft.done() : null;
        }
        long more = text.number();
        boolean sum = text.skip(" more authentication failures; ") || text.skip(" more authentication failure; ");
        return more > 0 && sum ? sum(message, module, more, text.rest()) : null;
    }

    /**
     * Failures that the module did not tell one by one, because it was the same login: one event where the program told
     * them, else as many as there were.
     */
    private static @Nullable Reading sum(Message message, PamModule module, long more, String text) {
        boolean told = module.echoed(message.header().programName()) != null;
        int limit = told || message.repetition() > 0
                ? 1
                : Repeated.limit(message.text().length());
        long events = Math.min(more, limit);
        List<Event> all = new ArrayList<>();
        for (int number = 1; number <= events; number++) {
            Message one = events == 1 ? message : message.repeated(message.text(), number);
            Draft draft =
                    one.event(Action.AUTHENTICATION_FAILED, "pam/more-failures").failed();
            if (!tell(draft, module, new Cursor(text), message)) {
                return null;
            }
            all.add(draft.event());
        }
        return told ? new Reading.Parsed(all) : Repeated.cut(all, more, limit);
    }

    /**
     * Tells who and from where. sshd leaves the remote user empty; of others it may be the client's text, and where it
     * looks like the fields behind it, neither is told.
     */
    private static boolean tell(Draft draft, PamModule module, Cursor text, Message message) {
        text.skip("logname=");
        String logname = text.upTo(" uid=");
        String uid = text.upTo(" euid=");
        String euid = text.upTo(" tty=");
        String tty = text.upTo(" ruser=");
        String rest = text.rest();
        int at = rhost(rest);
        if (logname == null || uid == null || euid == null || tty == null || at < 0) {
            return false;
        }
        String ruser = rest.substring(0, at);
        int end = word(rest, at + RHOST.length());
        int userAt = blanks(rest, end);
        boolean named = rest.startsWith(USER, userAt);
        String unnamed = module.name().equals("pam_krb5") && !logname.isEmpty() ? logname : null;
        Pam.tellService(draft.tty(tty), module, message);
        if (rest.indexOf(RHOST, end) >= 0 && !"sshd".equals(module.service())) {
            draft.ambiguous(true);
            return true;
        }
        tellUsers(draft, module, ruser, named ? rest.substring(userAt + USER.length()) : unnamed, uid);
        tellHost(draft, rest.substring(at + RHOST.length(), end));
        return true;
    }

    /**
     * Index of the remote host: one word, and behind it nothing or the user. A remote user may look like both, and
     * so may the user, who stands last.
     */
    private static int rhost(String text) {
        int first = text.indexOf(RHOST);
        for (int at = first; at >= 0; at = text.indexOf(RHOST, at + 1)) {
            int behind = blanks(text, word(text, at + RHOST.length()));
            if (behind == text.length() || text.startsWith(USER, behind)) {
                return at;
            }
        }
        return first;
    }

    private static int word(String text, int at) {
        int blank = text.indexOf(' ', at);
        return blank < 0 ? text.length() : blank;
    }

    private static int blanks(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    /** su and sudo say who asks; daemons may put there whom the client claims to be. */
    private static void tellUsers(Draft draft, PamModule module, String ruser, @Nullable String user, String uid) {
        if (ruser.isEmpty()) {
            draft.user(user);
        } else if (module.service() != null && Pam.isSwitch(module.service())) {
            draft.user(new Account(ruser, uid));
            if (user != null && !user.equals(ruser)) {
                draft.target(Account.named(user));
            }
        } else {
            draft.user(user == null ? ruser : user);
        }
    }

    private static void tellHost(Draft draft, String host) {
        if (!host.isEmpty()) {
            draft.source(host, -1);
        }
    }
}
