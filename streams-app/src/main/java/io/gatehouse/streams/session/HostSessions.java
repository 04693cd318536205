package io.gatehouse.streams.session;

import io.gatehouse.model.AttachState;
import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionSight;
import io.gatehouse.model.SessionState;
import io.gatehouse.model.ShellState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one host with the events that wait and its clock: the state that the join works on. It lives on the heap, is
 * rebuilt from the stored states in any order, and tells after each event what has to be stored.
 *
 * <p>Not thread-safe: one host belongs to one task.
 */
public final class HostSessions {
    private final SessionIndex index = new SessionIndex();
    private final ShellIndex shells = new ShellIndex();
    private final Map<String, @Nullable Event> changedEvents = new LinkedHashMap<>();
    private final Waiting waiting = new Waiting(changedEvents);
    private final Running running = new Running(changedEvents);
    private final PendingLogins pending = new PendingLogins(changedEvents);
    private final Set<OpenSession> changed = new LinkedHashSet<>();
    private final Set<OpenSession> unpublished = new LinkedHashSet<>();
    private final NavigableSet<OpenSession> unsettled = new TreeSet<>(OpenSession.BY_START);
    private final List<OpenSession> added = new ArrayList<>();
    private final List<String> forgotten = new ArrayList<>();
    private final HostClock clock = new HostClock();
    private final Escalations escalations = new Escalations();

    /** Puts a stored session back. */
    public void restore(SessionState state) {
        OpenSession session = new OpenSession(state);
        index.add(session);
        state.getShells().forEach(shell -> shells.add(new Shell(session, shell)));
        state.getShells().forEach(this::endWhatRanIn);
        if (state.getUnpublished()) {
            unpublished.add(session);
        }
        if (!state.getSettled()) {
            unsettled.add(session);
        }
        escalations.restore(session);
    }

    /** Puts a stored event that waits or runs back. */
    public void restore(String key, Event event) {
        if (key.startsWith(Running.RUNS)) {
            running.restore(key, event);
            Shell shell = shells.ofPid(event.getProcess().getPid(), event.getTimestamp(), null);
            if (shell != null) {
                endWhatRanIn(shell.state());
            }
        } else if (key.startsWith(PendingLogins.PENDS)) {
            pending.restore(key, event);
        } else {
            waiting.restore(key, event);
        }
    }

    private void endWhatRanIn(ShellState shell) {
        if (shell.getGone() != null) {
            running.endAllOf(shell.getPid(), shell.getGone());
        }
    }

    /** Puts the stored clock back. */
    public void restore(ClockState state) {
        clock.restore(state);
    }

    SessionIndex index() {
        return index;
    }

    ShellIndex shells() {
        return shells;
    }

    Waiting waiting() {
        return waiting;
    }

    Running running() {
        return running;
    }

    PendingLogins pending() {
        return pending;
    }

    HostClock clock() {
        return clock;
    }

    Escalations escalations() {
        return escalations;
    }

    /** Sessions whose start the clock has not passed by the grace, the one that began first before the others. */
    NavigableSet<OpenSession> unsettled() {
        return unsettled;
    }

    void add(OpenSession session) {
        index.add(session);
        unsettled.add(session);
        added.add(session);
        changed(session);
        waiting.wake(session.address());
        waiting.wake(session.sshdPid());
        waiting.wake(session.auditSession());
        wakeAccount(session.user());
    }

    /** Takes the sessions that were opened since the last call. */
    List<OpenSession> takeAdded() {
        List<OpenSession> taken = List.copyOf(added);
        added.clear();
        return taken;
    }

    private void wakeAccount(@Nullable String account) {
        if (account != null) {
            waiting.wake(JoinKey.user(account));
        }
    }

    /** A session has a key that it had not. */
    void bind(@Nullable JoinKey key, OpenSession session) {
        index.bind(key, session);
        waiting.wake(key);
        changed(session);
    }

    /** Binds the kernel's session id to a session; it stays until the session is forgotten. */
    void bindAuditSession(OpenSession session, String ses) {
        JoinKey key = JoinKey.auditSession(ses);
        if (key != null && session.block().getAuditSession() == null) {
            session.block().setAuditSession(Long.parseLong(key.value()));
            session.announce();
            bind(key, session);
        }
    }

    /** Notes that a terminal multiplexer was started in a session, or attached to. */
    void attached(OpenSession session, AttachState attach) {
        session.attached(attach);
        index.addAttached(session);
        changed(session);
    }

    /** Lets a session be found by an account that can have typed in it. */
    void mayHold(OpenSession session, String account) {
        if (session.isOpen()) {
            index.addAccount(account, session);
        }
        wakeAccount(account);
        changed(session);
    }

    void forget(OpenSession session) {
        index.forget(session);
        session.state().getShells().forEach(shell -> shells.remove(new Shell(session, shell)));
        running.forgetAllOf(session.id());
        changed.remove(session);
        unpublished.remove(session);
        unsettled.remove(session);
        escalations.forget(session);
        forgotten.add(session.id());
    }

    /** The clock has passed the start of a session by the grace. */
    void settled(OpenSession session) {
        unsettled.remove(session);
        changed.add(session);
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

    /** Notes that what the join knows of a session has to be stored, of which nothing is published. */
    void learned(OpenSession session) {
        changed.add(session);
    }

    /** Notes that nobody wants to know of a session. */
    void leftOut(OpenSession session) {
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

    /** A session as it is known at a time in microseconds; null where none of that id is known. */
    public @Nullable SessionSight sight(String id, long now) {
        OpenSession session = index.ofId(id);
        return session == null ? null : Sights.of(session, now);
    }

    /** Hands over what has to be stored since the last call. */
    public void drain(Changes changes) {
        changed.forEach(session -> {
            session.state().setUnpublished(unpublished.contains(session));
            session.state().setSettled(!unsettled.contains(session));
            changes.session(session.id(), session.state());
        });
        changed.clear();
        forgotten.forEach(id -> changes.session(id, null));
        forgotten.clear();
        changedEvents.forEach(changes::command);
        changedEvents.clear();
        ClockState state = clock.takeChange();
        if (state != null) {
            changes.clock(state);
        }
    }

    /** Takes what has to be stored; null means that the entry goes. */
    public interface Changes {
        /** A session was made, changed or forgotten. */
        void session(String id, @Nullable SessionState state);

        /** An event waits for its session or a command runs, or does so no more. */
        void command(String key, @Nullable Event event);

        /** The clock of the host went on, by a second at least. */
        void clock(ClockState state);
    }
}
