package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** su of util-linux, of shadow and of BSD. */
final class Su implements Program {

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        boolean failed = text.skip("FAILED SU ");
        if (text.skip("(to ")) {
            return utilLinux(message, text, failed);
        }
        if (text.skip("FAILED su for ")) {
            return shadow(message, text, true);
        }
        if (text.skip("Successful su for ")) {
            return shadow(message, text, false);
        }
        if (text.skip("BAD SU ")) {
            return bsd(message, text);
        }
        return isNoise(text) ? message.noise("su") : null;
    }

    /**
     * <pre>
     * (to bob) alice on pts/3
     * FAILED SU (to bob) alice on pts/3
     * </pre>
     */
    private static @Nullable Reading utilLinux(Message message, Cursor text, boolean failed) {
        String to = text.upTo(") ");
        String tty = text.afterLast(" on ");
        return to == null || tty == null ? null : switched(message, "su/util-linux", failed, text.rest(), to, tty);
    }

    /** {@code Successful su for root by alice} and {@code FAILED su for root by alice}. */
    private static @Nullable Reading shadow(Message message, Cursor text, boolean failed) {
        String from = text.afterLast(" by ");
        return from == null ? null : switched(message, "su/shadow", failed, from, text.rest(), "");
    }

    /** {@code BAD SU alice to root on /dev/ttyp0}. */
    private static @Nullable Reading bsd(Message message, Cursor text) {
        String tty = text.afterLast(" on ");
        String to = text.afterLast(" to ");
        return tty == null || to == null ? null : switched(message, "su/bsd", true, text.rest(), to, tty);
    }

    private static Reading switched(Message message, String form, boolean failed, String from, String to, String tty) {
        Draft draft = message.event(Action.SWITCHED_USER, form)
                .user(from)
                .target(Account.named(to))
                .tty(tty);
        return (failed ? draft.failed() : draft.succeeded()).done();
    }

    /** shadow's su tells each switch twice: {@code + pts/0 alice:root}. */
    private static boolean isNoise(Cursor text) {
        return text.startsWith("+ ") || text.startsWith("- ") || text.startsWith("pam_authenticate: ");
    }
}
