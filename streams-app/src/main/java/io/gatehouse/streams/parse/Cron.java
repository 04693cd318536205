package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** cron's own lines; its sessions come through PAM. */
final class Cron implements Program {

    /** {@code (root) CMD (   cd / && run-parts --report /etc/cron.hourly)}. */
    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        String user = text.skip("(") ? text.upTo(") CMD (") : null;
        if (user == null || !text.skipLast(")")) {
            return null;
        }
        Draft draft = message.event(Action.RAN_JOB, "cron/command").user(user);
        draft.process().setCommandLine(text.skipBlanks().rest());
        return draft.done();
    }
}
