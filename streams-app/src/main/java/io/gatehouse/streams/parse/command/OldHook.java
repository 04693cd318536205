package io.gatehouse.streams.parse.command;

import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The command log of the old set-up, {@code PROMPT_COMMAND='…; logger -p local6.debug "$(whoami) [$$]: … [$?]"'}:
 * {@code alice: alice [583]: ls -la /tmp | head -3 [0]}. The tag is the account that logged in, the first word the one
 * that the shell runs as. logger cuts at 1 KiB, and then the status is missing.
 */
public final class OldHook {

    /** What the message says; {@code lenient} where every line of the file should be one of these. */
    @Nullable
    public Reading read(Message message, boolean lenient) {
        Cursor text = message.cursor();
        String user = text.upTo(" [");
        long pid = text.number();
        if (user == null || user.isEmpty() || user.indexOf(' ') >= 0 || pid < 0 || !text.skip("]: ")) {
            return null;
        }
        long status = text.skipLast("]") ? text.lastNumber(" [") : -1;
        if (status < 0 && !lenient) {
            return null;
        }
        return ran(message, user, pid, status, status < 0 ? whole(message) : text.rest());
    }

    private static String whole(Message message) {
        int mark = message.text().indexOf("]: ");
        return message.text().substring(mark + "]: ".length());
    }

    private static Reading ran(Message message, String user, long pid, long status, String line) {
        String login = message.header().program();
        Draft draft = message.event(Action.RAN_COMMAND, "old-hook/command")
                .type("commands")
                .user(login == null ? user : login)
                .command("typed", line, "old-hook");
        if (login != null && !login.equals(user)) {
            draft.effective(Account.named(user));
        }
        draft.process().setName("bash");
        draft.process().setPid(pid);
        draft.process().setExitCode(status < 0 ? null : status);
        return draft.done();
    }
}
