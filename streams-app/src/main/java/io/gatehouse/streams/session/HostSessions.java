package io.gatehouse.streams.session;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one host with the commands that are held and its clock: the state that the join works on. It lives on the heap, is
 * rebuilt from the stored states in any order, and tells after each event what has to be stored.
 *
 * <p>Not thread-safe: one host belongs to one task.
 */
public final class HostSessions {
    private final SessionIndex index = new SessionIndex();
    private final Set<OpenSession> changed = new LinkedHashSet<>();
    private final Set<OpenSession> unpublished = new LinkedHashSet<>();
    private final List<String> forgotten = new ArrayList<>();
    private final HeldCommands held = new HeldCommands();
    private final HostClock clock = new HostClock();
    private boolean keysChanged;

    /** Puts a stored session back. */
    public void restore(SessionState state) {
        OpenSession session = new OpenSession(state);
        index.add(session);
        if (state.getUnpublished()) {
            unpublished.add(session);
        }
    }

    /** Puts a stored waiting or running command back. */
    public void restore(String key, Event event) {
        held.restore(key, event);
    }

    /** Puts the stored clock back. */
    public void restore(ClockState state) {
        clock.restore(state);
    }

    SessionIndex index() {
        return index;
    }

    HeldCommands held() {
        return held;
    }

    HostClock clock() {
        return clock;
    }

    void add(OpenSession session) {
        index.add(session);
        changed(session);
        keysChanged = true;
    }

    /** Binds the kernel's session id to a session; it stays until the session is forgotten. */
    void bindAuditSession(OpenSession session, String ses) {
        JoinKey key = JoinKey.auditSession(ses);
        if (key != null && session.block().getAuditSession() == null) {
            session.block().setAuditSession(Long.parseLong(key.value()));
            index.bind(key, session);
            keysChanged = true;
            session.announce();
            changed(session);
        }
    }

    void bindSource(OpenSession session, EcsSource source) {
        session.state().getSession().setSource(source);
        index.bind(session.address(), session);
        keysChanged = true;
        changed(session);
    }

    /** Notes a shell. A terminal has one session: where another had it, that one's shells on it are gone. */
    void addShell(OpenSession session, Shell shell) {
        removeShell(shell.pid());
        if (!session.isOpen()) {
            return;
        }
        if (session.shells().isFull()) {
            removeShell(session.shells().oldest());
        }
        if (shell.tty() != null) {
            freeTty(shell.tty(), session);
        }
        index.addShell(session, session.addShell(shell));
        changed(session);
    }

    private void freeTty(String tty, OpenSession session) {
        OpenSession before = index.onTty(tty);
        if (before != null && before != session) {
            before.shells().on(tty).forEach(this::removeShell);
        }
    }

    void removeShell(long pid) {
        OpenSession session = index.ofShell(pid);
        if (session != null) {
            index.removeShell(session, pid, session.shells().remove(pid));
            changed(session);
        }
    }

    void reached(OpenSession session, String user) {
        if (session.reached(user)) {
            mayHold(session, user);
        }
    }

    void mayHaveReached(OpenSession session, String user) {
        if (session.mayHaveReached(user)) {
            mayHold(session, user);
        }
    }

    /** Lets a session be found by an account that can have typed in it. */
    void mayHold(OpenSession session, String user) {
        if (session.isOpen()) {
            index.addUser(user, session);
        }
        keysChanged = true;
        changed(session);
    }

    void closed(OpenSession session) {
        session.shells().pids().forEach(this::removeShell);
        index.close(session);
        changed(session);
    }

    void forget(OpenSession session) {
        index.forget(session);
        held.forgetRunning(session.id());
        changed.remove(session);
        unpublished.remove(session);
        forgotten.add(session.id());
    }

    void changed(OpenSession session) {
        changed.add(session);
        unpublished.add(session);
    }

    /** Notes that a session was published; what it was published as has to be stored. */
    void published(OpenSession session) {
        changed.add(session);
        unpublished.remove(session);
    }

    boolean isUnpublished(OpenSession session) {
        return unpublished.contains(session);
    }

    /** Sessions of which something has not been published, the one that began first before the others, as a copy. */
    List<OpenSession> unpublished() {
        return unpublished.stream().sorted(OpenSession.BY_START).toList();
    }

    /** Sessions that the event at hand has changed, as a copy. */
    List<OpenSession> changes() {
        return List.copyOf(changed);
    }

    boolean takeKeysChanged() {
        boolean was = keysChanged;
        keysChanged = false;
        return was;
    }

    /** Hands over what has to be stored since the last call. */
    public void drain(Changes changes) {
        changed.forEach(session -> {
            session.state().setUnpublished(unpublished.contains(session));
            changes.session(session.id(), session.state());
        });
        changed.clear();
        forgotten.forEach(id -> changes.session(id, null));
        forgotten.clear();
        held.drain(changes);
        ClockState state = clock.takeChange();
        if (state != null) {
            changes.clock(state);
        }
    }

    /** Takes what has to be stored; null means that the entry goes. */
    public interface Changes {
        /** A session was made, changed or forgotten. */
        void session(String id, @Nullable SessionState state);

        /** A command waits for its login or runs, or does so no more. */
        void command(String key, @Nullable Event event);

        /** The clock of the host went on, by a second at least. */
        void clock(ClockState state);
    }
}
