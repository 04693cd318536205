package io.gatehouse.streams.session;

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
 * depend on the order in which they are put in. Closed sessions keep their keys until they are forgotten; only by account they are found
 * no more.
 */
final class SessionIndex {
    private final Map<String, OpenSession> byId = new HashMap<>();
    private final Map<JoinKey, OpenSession> byKey = new HashMap<>();
    private final Map<String, OpenSession> byLogind = new HashMap<>();
    private final Map<String, NavigableSet<OpenSession>> openByAccount = new HashMap<>();
    private final Set<OpenSession> attached = new LinkedHashSet<>();
    private final NavigableSet<OpenSession> closed =
            new TreeSet<>(Comparator.comparingLong(OpenSession::end).thenComparing(OpenSession::id));
    /** The closed ones, the one that is to be forgotten first before the others. */
    private final NavigableSet<OpenSession> leaving =
            new TreeSet<>(Comparator.comparingLong(SessionEnds::leaves).thenComparing(OpenSession::id));

    void add(OpenSession session) {
        byId.put(session.id(), session);
        bind(session.address(), session);
        bind(session.auditSession(), session);
        bind(session.sshdPid(), session);
        bindLogind(session);
        if (!session.state().getAttaches().isEmpty()) {
            attached.add(session);
        }
        if (session.isOpen()) {
            open(session);
        } else {
            closed(session);
        }
    }

    private void open(OpenSession session) {
        accountsOf(session).forEach(account -> addAccount(account, session));
    }

    private static List<String> accountsOf(OpenSession session) {
        List<String> accounts = new ArrayList<>(session.accounts().names());
        if (session.user() != null) {
            accounts.add(session.user());
        }
        return accounts;
    }

    void bind(@Nullable JoinKey key, OpenSession session) {
        if (key != null) {
            byKey.merge(key, session, (one, other) -> OpenSession.BY_START.compare(one, other) > 0 ? one : other);
        }
    }

    /** logind counts from 1 again after a boot. */
    void bindLogind(OpenSession session) {
        String id = session.block().getLogindId();
        if (id != null) {
            byLogind.merge(id, session, (one, other) -> OpenSession.BY_START.compare(one, other) > 0 ? one : other);
        }
    }

    void addAccount(String account, OpenSession session) {
        openByAccount
                .computeIfAbsent(account, a -> new TreeSet<>(OpenSession.BY_START))
                .add(session);
    }

    private void removeAccount(String account, OpenSession session) {
        openByAccount.computeIfPresent(account, (a, sessions) -> {
            sessions.remove(session);
            return sessions.isEmpty() ? null : sessions;
        });
    }

    void addAttached(OpenSession session) {
        attached.add(session);
    }

    /** Takes a session that is about to be closed out of what only open sessions are found by. */
    void beforeClosing(OpenSession session) {
        accountsOf(session).forEach(account -> removeAccount(account, session));
    }

    void closed(OpenSession session) {
        closed.add(session);
        leaving.add(session);
    }

    /** Takes a session that is about to be opened again, or to end at another time, out of the closed ones. */
    void beforeRevising(OpenSession session) {
        closed.remove(session);
        leaving.remove(session);
    }

    void reopened(OpenSession session) {
        open(session);
    }

    void forget(OpenSession session) {
        beforeRevising(session);
        attached.remove(session);
        byId.remove(session.id());
        unbind(session.address(), session);
        unbind(session.auditSession(), session);
        unbind(session.sshdPid(), session);
        if (session.block().getLogindId() != null) {
            byLogind.remove(session.block().getLogindId(), session);
        }
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
    OpenSession ofLogind(String id) {
        return byLogind.get(id);
    }

    /** Sessions open now in which an account can have typed, the one that began first before the others. */
    NavigableSet<OpenSession> openOf(String account) {
        return openByAccount.getOrDefault(account, new TreeSet<>(OpenSession.BY_START));
    }

    /** Sessions, open or lately closed, in which a terminal multiplexer was used. */
    Set<OpenSession> attached() {
        return attached;
    }

    /** All open sessions. */
    List<OpenSession> open() {
        return byId.values().stream()
                .filter(OpenSession::isOpen)
                .sorted(OpenSession.BY_START)
                .toList();
    }

    /** Lately closed sessions, the one that is to be forgotten first before the others. */
    NavigableSet<OpenSession> leaving() {
        return leaving;
    }

    /** Lately closed sessions, the one that ended first before the others. */
    NavigableSet<OpenSession> closed() {
        return closed;
    }
}
