package io.gatehouse.streams.session;

import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionState;
import io.gatehouse.model.ShellState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one host and the keys they are found by: the state that the join works on. It lives on the heap, is rebuilt from
 * the stored states, and tells after each event what has to be stored.
 *
 * <p>Not thread-safe: one host belongs to one task.
 */
public final class HostSessions {
    private final Map<JoinKey, OpenSession> byKey = new HashMap<>();
    private final Map<Long, OpenSession> byShell = new HashMap<>();
    private final Map<String, OpenSession> byTty = new HashMap<>();
    private final Map<String, Set<OpenSession>> openByUser = new HashMap<>();
    private final NavigableSet<OpenSession> closed =
            new TreeSet<>(Comparator.comparingLong(OpenSession::end).thenComparing(OpenSession::id));
    private final Set<OpenSession> changed = new LinkedHashSet<>();
    private final Set<OpenSession> unpublished = new LinkedHashSet<>();
    private final List<String> forgotten = new ArrayList<>();
    private final HeldCommands held = new HeldCommands();
    private final HostClock clock = new HostClock();
    private boolean keysChanged;

    /** Puts a stored session back. */
    public void restore(SessionState state) {
        OpenSession session = new OpenSession(state);
        index(session);
    }

    /** Puts a stored waiting or running command back. */
    public void restore(String key, Event event) {
        held.restore(key, event);
    }

    HeldCommands held() {
        return held;
    }

    HostClock clock() {
        return clock;
    }

    void add(OpenSession session) {
        index(session);
        changed(session);
        keysChanged = true;
    }

    private void index(OpenSession session) {
        JoinKey address = JoinKey.address(session.state().getSession().getSource());
        if (address != null) {
            byKey.put(address, session);
        }
        Long ses = session.block().getAuditSession();
        if (ses != null) {
            byKey.put(JoinKey.auditSession(ses.toString()), session);
        }
        if (!session.isOpen()) {
            closed.add(session);
            return;
        }
        Long pid = session.block().getSshdPid();
        if (pid != null) {
            byKey.put(JoinKey.sshdPid(pid), session);
        }
        session.state().getShells().forEach(shell -> indexShell(session, shell));
        accountsOf(session).forEach(user -> indexUser(user, session));
    }

    private static List<String> accountsOf(OpenSession session) {
        List<String> users = new ArrayList<>(session.block().getEffectiveUsers());
        users.addAll(session.state().getPossibleUsers());
        if (session.user() != null) {
            users.add(session.user());
        }
        return users;
    }

    private void indexUser(String user, OpenSession session) {
        openByUser.computeIfAbsent(user, u -> new LinkedHashSet<>()).add(session);
    }

    private void unindexUser(String user, OpenSession session) {
        openByUser.computeIfPresent(user, (u, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    @Nullable
    OpenSession find(@Nullable JoinKey key) {
        return key == null ? null : byKey.get(key);
    }

    @Nullable
    OpenSession ofShell(long pid) {
        return byShell.get(pid);
    }

    /** The session whose shell was the latest to open on a terminal and is still open; null where there is none. */
    @Nullable
    OpenSession onTty(String tty) {
        return byTty.get(tty);
    }

    /** Sessions open now in which an account can have typed. */
    Set<OpenSession> openOf(String user) {
        return openByUser.getOrDefault(user, Set.of());
    }

    /** Lately closed sessions, the one that ended first before the others. */
    NavigableSet<OpenSession> closed() {
        return closed;
    }

    /** Binds the kernel's session id to a session; it stays until the session is forgotten. */
    void bindAuditSession(OpenSession session, String ses) {
        if (session.block().getAuditSession() == null) {
            session.block().setAuditSession(Long.parseLong(ses));
            byKey.put(JoinKey.auditSession(ses), session);
            keysChanged = true;
            session.announce();
            changed(session);
        }
    }

    void bindSource(OpenSession session, EcsSource source) {
        session.state().getSession().setSource(source);
        JoinKey address = JoinKey.address(source);
        if (address != null) {
            byKey.put(address, session);
            keysChanged = true;
        }
        changed(session);
    }

    void addShell(OpenSession session, long pid, @Nullable String tty, boolean exact) {
        removeShell(pid);
        if (!session.isOpen()) {
            return;
        }
        if (session.state().getShells().size() >= OpenSession.MAX_SHELLS) {
            removeShell(session.state().getShells().get(0).getPid());
        }
        indexShell(session, session.addShell(pid, tty, exact));
        changed(session);
    }

    private void indexShell(OpenSession session, ShellState shell) {
        byShell.put(shell.getPid(), session);
        if (shell.getTty() != null) {
            byTty.put(shell.getTty(), session);
        }
    }

    void removeShell(long pid) {
        OpenSession session = byShell.remove(pid);
        if (session != null) {
            String tty = session.removeShell(pid);
            if (tty != null && !session.hasShellOn(tty)) {
                byTty.remove(tty, session);
            }
            changed(session);
        }
    }

    void reached(OpenSession session, String user) {
        if (session.reached(user)) {
            indexReached(session, user);
        }
    }

    void mayHaveReached(OpenSession session, String user) {
        if (session.mayHaveReached(user)) {
            indexReached(session, user);
        }
    }

    private void indexReached(OpenSession session, String user) {
        if (session.isOpen()) {
            indexUser(user, session);
        }
        keysChanged = true;
        changed(session);
    }

    /** Takes a session that was just closed out of what only open sessions are found by. */
    void closed(OpenSession session) {
        Long pid = session.block().getSshdPid();
        if (pid != null) {
            byKey.remove(JoinKey.sshdPid(pid), session);
        }
        for (ShellState shell : List.copyOf(session.state().getShells())) {
            removeShell(shell.getPid());
        }
        accountsOf(session).forEach(user -> unindexUser(user, session));
        closed.add(session);
        changed(session);
    }

    void forget(OpenSession session) {
        JoinKey address = JoinKey.address(session.state().getSession().getSource());
        if (address != null) {
            byKey.remove(address, session);
        }
        Long ses = session.block().getAuditSession();
        if (ses != null) {
            byKey.remove(JoinKey.auditSession(ses.toString()), session);
        }
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

    /** Sessions of which something has not been published, as a copy. */
    List<OpenSession> unpublished() {
        return List.copyOf(unpublished);
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
        changed.forEach(session -> changes.session(session.id(), session.state()));
        changed.clear();
        forgotten.forEach(id -> changes.session(id, null));
        forgotten.clear();
        held.drain(changes);
    }

    /** Takes what has to be stored; null means that the entry goes. */
    public interface Changes {
        /** A session was made, changed or forgotten. */
        void session(String id, @Nullable SessionState state);

        /** A command waits for its login or runs, or does so no more. */
        void command(String key, @Nullable Event event);
    }
}
