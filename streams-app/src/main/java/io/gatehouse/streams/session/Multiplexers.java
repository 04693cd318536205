package io.gatehouse.streams.session;

import io.gatehouse.model.AttachState;
import io.gatehouse.model.Event;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Terminal multiplexers. A shell in tmux or screen has the kernel's session id of the login that started the multiplexer, and whoever
 * is attached can type in it: there {@code ses} names a candidate and proves nothing.
 */
final class Multiplexers {
    private static final Set<String> NAMES =
            Set.of("tmux", "screen", "byobu", "byobu-tmux", "byobu-screen", "zellij", "dtach", "abduco", "tmate");
    private static final Set<String> BEFORE = Set.of("sudo", "exec", "command", "env", "nohup", "time");
    private static final String ROOT = "root";

    private final SessionIndex index;
    private final ShellIndex shells;

    Multiplexers(SessionIndex index, ShellIndex shells) {
        this.index = index;
        this.shells = shells;
    }

    /** Whether a command line starts a multiplexer or attaches to one. */
    static boolean isStartedBy(@Nullable String line) {
        if (line == null) {
            return false;
        }
        for (String word : line.stripLeading().split("\\s+", 6)) {
            String name = word.substring(word.lastIndexOf('/') + 1);
            if (NAMES.contains(name)) {
                return true;
            }
            if (!BEFORE.contains(name) && name.indexOf('=') < 0) {
                return false;
            }
        }
        return false;
    }

    /** Whether the shell of a hook record, which has the kernel's id of this session, may be one in which another login types. */
    boolean mayBeShared(OpenSession owner, Event event) {
        if (Commands.multiplexerOf(event) != null) {
            return true;
        }
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        Shell shell = pid == null ? null : shells.ofPid(pid, event.getTimestamp(), null);
        if (shell != null && shell.session() == owner) {
            return mayBeShared(shell);
        }
        return isBehind(owner, event.getGatehouse().getTty(), event.getTimestamp());
    }

    /** Whether another login may type in a shell. */
    boolean mayBeShared(Shell shell) {
        return shell.state().getShared()
                || isBehind(
                        shell.session(), shell.state().getTty(), shell.state().getSeen());
    }

    /** Opened after a multiplexer was started, on another terminal than that. */
    private static boolean isBehind(OpenSession owner, @Nullable String tty, long seen) {
        return tty != null
                && !tty.isEmpty()
                && owner.state().getAttaches().stream()
                        .anyMatch(
                                attach -> attach.getFrom() <= OpenSession.latest(seen) && !tty.equals(attach.getTty()));
    }

    /** Who typed in a shell that belongs to {@code owner}: whoever is attached, if that is only one. */
    Join typist(OpenSession owner, Event event, String account, Supplier<Join> ofUser) {
        long time = event.getTimestamp();
        List<OpenSession> attached = index.attached().stream()
                .filter(session -> session.mayHold(time) && isAttached(session, owner, account, time))
                .sorted(Comparator.comparing(OpenSession::start).thenComparing(OpenSession::id))
                .limit(Resolver.MAX_CANDIDATES)
                .toList();
        if (attached.isEmpty()) {
            return shared(owner.holds(time) ? Join.inferred(owner, JoinKey.AUDIT_SESSION) : ofUser.get(), owner);
        }
        return attached.size() == 1
                ? shared(Join.inferred(attached.get(0), JoinKey.ATTACH), owner)
                : new Join.Ambiguous(attached, JoinKey.ATTACH, true);
    }

    private static Join shared(Join join, OpenSession owner) {
        if (!(join instanceof Join.Found found)) {
            return join;
        }
        String key = found.session() == owner ? JoinKey.AUDIT_SESSION : JoinKey.ATTACH;
        return new Join.Found(found.session(), key, false, true);
    }

    /** A multiplexer lets in whom it belongs to, and root. */
    private static boolean isAttached(OpenSession session, OpenSession owner, String account, long time) {
        return session.state().getAttaches().stream()
                .filter(attach -> attach.getFrom() <= OpenSession.latest(time)
                        && (attach.getTo() == null || time <= OpenSession.latest(attach.getTo())))
                .anyMatch(attach -> isLetIn(attach, owner, account));
    }

    private static boolean isLetIn(AttachState attach, OpenSession owner, String account) {
        String by = attach.getAccount();
        return by.equals(ROOT)
                || by.equals(account)
                || owner.state().getAttaches().stream()
                        .anyMatch(own -> own.getAccount().equals(by));
    }
}
