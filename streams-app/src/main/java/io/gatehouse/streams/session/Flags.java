package io.gatehouse.streams.session;

import java.util.ArrayList;
import java.util.List;

/** What {@code gatehouse.session.flags} may say: what is missing in a session, or contradicts. */
final class Flags {
    /** Numbers are missing among the commands that the shell hook told of. */
    static final String HOOK_GAP = "hook-gap";
    /** Commands ran whose text is unknown, because the history of the shell was off. */
    static final String HISTORY_OFF = "history-off";
    /** The kernel's audit saw programs started from a terminal, and no shell hook told what was typed. */
    static final String UNTYPED_COMMANDS = "untyped-commands";
    /** Nothing told that it was opened; it is known by what was done in it. */
    static final String OPENING_UNSEEN = "opening-unseen";
    /** Nothing told that it was closed; it must have been. */
    static final String END_UNSEEN = "end-unseen";
    /** A terminal multiplexer in it lets other logins type. */
    static final String SHARED = "shared";
    /** Programs ran as root on a terminal of it, and nothing told of a sudo, su or pkexec before. */
    static final String UNEXPLAINED_ROOT = "unexplained-root";
    /** A line said that it had ended, and it had not. */
    static final String END_CONTRADICTED = "end-contradicted";

    private Flags() {}

    static void add(OpenSession session, String flag) {
        if (!has(session, flag)) {
            List<String> flags = new ArrayList<>(of(session));
            flags.add(flag);
            flags.sort(null);
            session.block().setFlags(flags);
            session.announce();
        }
    }

    static void remove(OpenSession session, String flag) {
        if (has(session, flag)) {
            List<String> flags = new ArrayList<>(of(session));
            flags.remove(flag);
            session.block().setFlags(flags);
            session.announce();
        }
    }

    static boolean has(OpenSession session, String flag) {
        return of(session).contains(flag);
    }

    private static List<String> of(OpenSession session) {
        List<String> flags = session.block().getFlags();
        return flags == null ? List.of() : flags;
    }
}
