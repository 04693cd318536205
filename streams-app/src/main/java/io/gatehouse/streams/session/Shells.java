package io.gatehouse.streams.session;

import io.gatehouse.model.ShellState;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The open shells of a session, oldest first: a view on their stored states. */
final class Shells {
    static final int MAX = 256;

    private final List<ShellState> states;

    Shells(List<ShellState> states) {
        this.states = states;
    }

    ShellState add(Shell shell) {
        ShellState state = new ShellState();
        state.setPid(shell.pid());
        state.setTty(shell.tty());
        state.setExact(shell.exact());
        state.setSeen(shell.seen());
        states.add(state);
        return state;
    }

    boolean isFull() {
        return states.size() >= MAX;
    }

    /** The process id of the one that has been open longest. */
    long oldest() {
        return states.get(0).getPid();
    }

    /** Takes a shell out; its terminal, or null. */
    @Nullable
    String remove(long pid) {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).getPid() == pid) {
                return states.remove(i).getTty();
            }
        }
        return null;
    }

    /** The process ids, as a copy. */
    List<Long> pids() {
        return states.stream().map(ShellState::getPid).toList();
    }

    /** The process ids of those on a terminal, as a copy. */
    List<Long> on(String tty) {
        return states.stream()
                .filter(shell -> tty.equals(shell.getTty()))
                .map(ShellState::getPid)
                .toList();
    }

    /** Whether a shell had been seen at that time. */
    boolean had(long pid, long time) {
        return any(shell -> shell.getPid() == pid && wasSeen(shell, time));
    }

    /** Whether a shell on a terminal had been seen at that time. */
    boolean hadOn(String tty, long time) {
        return any(shell -> tty.equals(shell.getTty()) && wasSeen(shell, time));
    }

    /** Whether a shell was tied to the session by proof. */
    boolean holdsByProof(long pid) {
        return any(shell -> shell.getPid() == pid && shell.getExact());
    }

    private static boolean wasSeen(ShellState shell, long time) {
        return shell.getSeen() <= OpenSession.latest(time);
    }

    private boolean any(Predicate<ShellState> condition) {
        return states.stream().anyMatch(condition);
    }
}
