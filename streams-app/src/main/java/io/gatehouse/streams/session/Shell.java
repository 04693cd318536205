package io.gatehouse.streams.session;

import io.gatehouse.model.ShellState;
import org.jspecify.annotations.Nullable;

/**
 * A shell, or another process, that was seen in a session.
 *
 * @param session the session
 * @param state what is stored of it
 */
record Shell(OpenSession session, ShellState state) {

    /**
     * What is first known of one.
     *
     * @param pid process id
     * @param tty terminal, where that is known
     * @param exact whether it is tied to the session by proof
     * @param seen event time of the first line that speaks of it, in microseconds
     * @param by id of the event that it was tied by, while the session of that event may still change
     */
    static ShellState seen(long pid, @Nullable String tty, boolean exact, long seen, @Nullable String by) {
        ShellState state = new ShellState();
        state.setPid(pid);
        state.setTty(tty);
        state.setExact(exact);
        state.setSeen(seen);
        state.setBy(by);
        return state;
    }

    /** Whether it was there at that time, as far as the lines say. */
    boolean wasThere(long time) {
        return state.getSeen() <= OpenSession.latest(time)
                && (state.getGone() == null || time <= OpenSession.latest(state.getGone()));
    }

    /** It has ended by that time. */
    void goneBy(long time) {
        if (state.getGone() == null || state.getGone() > time) {
            state.setGone(Math.max(time, state.getSeen()));
        }
    }
}
