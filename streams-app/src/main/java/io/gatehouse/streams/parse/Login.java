package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** login of util-linux, on consoles and serial lines. */
final class Login implements Program {

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        if (text.skip("LOGIN ON ")) {
            return loggedIn(message, text, null);
        }
        if (text.skip("ROOT LOGIN ON ") || text.skip("ROOT LOGIN  on ")) {
            return loggedIn(message, text, "root");
        }
        return text.skip("FAILED LOGIN ") ? failed(message, text) : null;
    }

    /**
     * <pre>
     * LOGIN ON tty1 BY alice
     * LOGIN ON pts/0 BY alice FROM box
     * ROOT LOGIN ON tty2
     * </pre>
     */
    private static Reading loggedIn(Message message, Cursor text, @Nullable String root) {
        String host = text.afterLast(" FROM ");
        String by = text.afterLast(" BY ");
        Draft draft = message.event(Action.LOGGED_IN, "login/on")
                .user(by == null ? root : by)
                .tty(text.rest().replace("'", ""))
                .succeeded();
        draft.login().setService("login");
        return (host == null ? draft : draft.source(host, -1)).done();
    }

    /**
     * <pre>
     * FAILED LOGIN (1) on '/dev/tty1' FOR 'alice', Authentication failure
     * FAILED LOGIN 1 FROM box FOR alice, Authentication failure
     * </pre>
     */
    private static @Nullable Reading failed(Message message, Cursor text) {
        text.word();
        String reason = text.afterLast(", ");
        String where = text.upTo(" FOR ");
        if (where == null) {
            return null;
        }
        Draft draft = message.event(Action.LOGIN_FAILED, "login/failed")
                .user(unquoted(text.rest()))
                .reason(reason)
                .failed();
        draft.login().setService("login");
        Cursor place = new Cursor(where);
        if (place.skip("FROM ")) {
            return draft.source(place.rest(), -1).done();
        }
        place.word();
        return draft.tty(unquoted(place.word())).done();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
