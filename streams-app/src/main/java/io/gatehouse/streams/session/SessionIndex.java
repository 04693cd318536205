package io.gatehouse.streams.session;

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
 * What the sessions of one host are found by. A key that two claim belongs to the one that began later, so what is found does not
 * depend on the order in which they are put in. Closed sessions keep the keys that name one login for good, and their id.
 */
final class SessionIndex {
    private final Map<String, OpenSession> byId = new HashMap<>();
    private final Map<JoinKey, OpenSession> byKey = new HashMap<>();
    private final Map<Long, OpenSession> byShell = new HashMap<>();
    private final Map<String, OpenSession> byTty = new HashMap<>();
    private final Map<String, Set<OpenSession>> openByUser = new HashMap<>();
    private final NavigableSet<OpenSession> closed =
            new TreeSet<>(Comparator.comparingLong(OpenSession::end).thenComparing(OpenSession::id));

    void add(OpenSession session) {
        byId.put(session.id(), session);
        bind(session.address(), session);
        bind(session.auditSession(), session);
        if (session.isOpen()) {
            bind(session.sshdPid(), session);
            session.state().getShells().forEach(shell -> addShell(session, shell));
            accountsOf(session).forEach(user -> addUser(user, session));
        } else {
            closed.add(session);
        }
    }

    private static List<String> accountsOf(OpenSession session) {
        List<String> users = new ArrayList<>(session.block().getEffectiveUsers());
        users.addAll(session.state().getPossibleUsers());
        if (session.user() != null) {
            users.add(session.user());
        }
        return users;
    }

    void bind(@Nullable JoinKey key, OpenSession session) {
        if (key != null) {
            byKey.merge(key, session, (one, other) -> OpenSession.BY_START.compare(one, other) > 0 ? one : other);
        }
    }

    void addUser(String user, OpenSession session) {
        openByUser.computeIfAbsent(user, u -> new LinkedHashSet<>()).add(session);
    }

    private void removeUser(String user, OpenSession session) {
        openByUser.computeIfPresent(user, (u, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    void addShell(OpenSession session, ShellState shell) {
        byShell.put(shell.getPid(), session);
        if (shell.getTty() != null) {
            byTty.put(shell.getTty(), session);
        }
    }

    /** Takes a shell out that its session has no more. */
    void removeShell(OpenSession session, long pid, @Nullable String tty) {
        byShell.remove(pid, session);
        if (tty != null && session.shells().on(tty).isEmpty()) {
            byTty.remove(tty, session);
        }
    }

    /** Takes a session that was just closed out of what only open sessions are found by. */
    void close(OpenSession session) {
        unbind(session.sshdPid(), session);
        accountsOf(session).forEach(user -> removeUser(user, session));
        closed.add(session);
    }

    void forget(OpenSession session) {
        closed.remove(session);
        byId.remove(session.id());
        unbind(session.address(), session);
        unbind(session.auditSession(), session);
    }

    private void unbind(@Nullable JoinKey key, OpenSession session) {
        if (key != null) {
            byKey.remove(key, session);
        }
    }

    @Nullable
    OpenSession ofId(String id) {
        return byId.get(id);
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
}
