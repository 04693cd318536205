package io.gatehouse.streams.session;

import io.gatehouse.model.ShellState;
import java.util.List;

/** Ties shells, and other processes of which lines tell, to the sessions of a host. */
final class HostShells {
    private static final int MAX = 256;

    private final HostSessions host;
    private final ShellIndex index;

    HostShells(HostSessions host) {
        this.host = host;
        this.index = host.shells();
    }

    /** Notes a shell; of more than {@link #MAX} in a session the oldest gives way. */
    void add(OpenSession session, ShellState shell) {
        List<ShellState> states = session.state().getShells();
        if (states.size() >= MAX) {
            index.remove(new Shell(session, states.remove(0)));
        }
        states.add(shell);
        index.add(new Shell(session, shell));
        if (shell.getExact()) {
            host.waiting().wake(JoinKey.shellPid(shell.getPid()));
        }
        if (shell.getTty() != null) {
            session.sawTerminal(shell.getTty(), shell.getSeen());
            session.describe();
            host.waiting().wake(JoinKey.tty(shell.getTty()));
        }
        host.changed(session);
    }

    /** Notes a shell of which another log may tell too; what is known of it. */
    ShellState tie(OpenSession session, ShellState shell) {
        Shell known = index.ofPid(shell.getPid(), Long.MAX_VALUE, null);
        if (known == null || known.session() != session || !known.state().getExact()) {
            add(session, shell);
            return shell;
        }
        ShellState state = known.state();
        boolean earlier = shell.getSeen() < state.getSeen();
        boolean place = state.getTty() == null && shell.getTty() != null;
        if (earlier || place) {
            remove(known);
            state.setSeen(Math.min(shell.getSeen(), state.getSeen()));
            state.setTty(place ? shell.getTty() : state.getTty());
            add(session, state);
        }
        return state;
    }

    /** A shell has ended, and what ran in it. */
    void end(long pid, long time) {
        Shell shell = index.ofPid(pid, time, null);
        if (shell != null) {
            shell.goneBy(time);
            host.changed(shell.session());
        }
        host.running().endAllOf(pid, time);
    }

    /** Takes back what only this event told of a session. */
    void withdraw(OpenSession session, String eventId) {
        session.state().getShells().stream()
                .filter(shell -> eventId.equals(shell.getBy()))
                .toList()
                .forEach(shell -> remove(new Shell(session, shell)));
    }

    /** What this event told of a session holds for good. */
    void settle(OpenSession session, String eventId) {
        for (ShellState shell : session.state().getShells()) {
            if (eventId.equals(shell.getBy())) {
                shell.setBy(null);
                index.settled(new Shell(session, shell));
            }
        }
    }

    private void remove(Shell shell) {
        shell.session().state().getShells().remove(shell.state());
        index.remove(shell);
        host.changed(shell.session());
    }
}
