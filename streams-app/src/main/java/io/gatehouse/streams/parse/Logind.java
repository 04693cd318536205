package io.gatehouse.streams.parse;

import io.gatehouse.model.SessionBlock;
import org.jspecify.annotations.Nullable;

/** systemd's login manager (logind-session.c). */
final class Logind implements Program {

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        if (text.skip("New session ")) {
            return opened(message, text);
        }
        if (text.skip("Removed session ")) {
            text.skipLast(".");
            return session(message, Action.SESSION_CLOSED, "systemd-logind/removed", text.rest());
        }
        if (text.skip("Session ")) {
            return loggedOut(message, text);
        }
        boolean noise = text.startsWith("New seat ")
                || text.startsWith("Watching system buttons ")
                || text.startsWith("Power key pressed");
        return noise ? message.noise("systemd-logind") : null;
    }

    /**
     * <pre>
     * New session 12 of user alice.
     * New session '12' of user 'alice' with class 'user' and type 'tty'.
     * </pre>
     */
    private static @Nullable Reading opened(Message message, Cursor text) {
        String id = text.upTo(" of user ");
        if (id == null || !text.skipLast(".")) {
            return null;
        }
        String user = text.skip("'") ? text.upTo("'") : text.rest();
        return user == null
                ? null
                : draft(message, Action.SESSION_OPENED, "systemd-logind/new", id)
                        .user(user)
                        .done();
    }

    /** {@code Session 12 logged out. Waiting for processes to exit.}. */
    private static @Nullable Reading loggedOut(Message message, Cursor text) {
        String id = text.upTo(" logged out.");
        return id == null ? null : session(message, Action.SESSION_ENDED, "systemd-logind/logged-out", id);
    }

    private static Reading session(Message message, Action action, String form, String id) {
        return draft(message, action, form, id).done();
    }

    private static Draft draft(Message message, Action action, String form, String id) {
        Draft draft = message.event(action, form).succeeded();
        SessionBlock session = new SessionBlock();
        session.setLogindId(id.startsWith("'") && id.endsWith("'") && id.length() > 1 ? unquoted(id) : id);
        draft.gatehouse().setSession(session);
        draft.login().setService("systemd-logind");
        return draft;
    }

    private static String unquoted(String id) {
        return id.substring(1, id.length() - 1);
    }
}
