package io.gatehouse.streams.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The shells of one host by process id and by terminal, as they were at any time that is still of interest. Both are used
 * again within seconds: what is found is the one that was seen last before that time.
 */
final class ShellIndex {
    private static final Comparator<Shell> BY_SEEN = Comparator.<Shell>comparingLong(
                    shell -> shell.state().getSeen())
            .thenComparingLong(shell -> shell.state().getPid())
            .thenComparing(shell -> shell.session().id());

    private final Map<Long, List<Shell>> byPid = new HashMap<>();
    private final Map<String, List<Shell>> byTty = new HashMap<>();

    /** Puts a shell in. Earlier ones under its process id, and those of other sessions on its terminal, are gone. */
    void add(Shell shell) {
        insert(byPid.computeIfAbsent(shell.state().getPid(), pid -> new ArrayList<>(1)), shell, false);
        String tty = shell.state().getTty();
        if (tty != null) {
            insert(byTty.computeIfAbsent(tty, name -> new ArrayList<>(1)), shell, true);
        }
    }

    private static void insert(List<Shell> shells, Shell shell, boolean ofOtherSessions) {
        int at = shells.size();
        while (at > 0 && BY_SEEN.compare(shells.get(at - 1), shell) > 0) {
            at--;
        }
        shells.add(at, shell);
        supersede(shells, at, ofOtherSessions);
        supersede(shells, at + 1, ofOtherSessions);
    }

    /** The one before is gone when this one was seen; on a terminal only where that is of another session. */
    private static void supersede(List<Shell> shells, int at, boolean ofOtherSessions) {
        if (at == 0 || at == shells.size() || shells.get(at).state().getBy() != null) {
            return;
        }
        Shell before = shells.get(at - 1);
        if (!ofOtherSessions || before.session() != shells.get(at).session()) {
            before.goneBy(shells.get(at).state().getSeen());
        }
    }

    /** The event that a shell was tied by has its session for good. */
    void settled(Shell shell) {
        List<Shell> shells = byPid.getOrDefault(shell.state().getPid(), List.of());
        supersede(shells, Math.max(0, shells.indexOf(shell)), false);
    }

    void remove(Shell shell) {
        byPid.computeIfPresent(shell.state().getPid(), (pid, shells) -> without(shells, shell));
        if (shell.state().getTty() != null) {
            byTty.computeIfPresent(shell.state().getTty(), (tty, shells) -> without(shells, shell));
        }
    }

    private static @Nullable List<Shell> without(List<Shell> shells, Shell shell) {
        shells.remove(shell);
        return shells.isEmpty() ? null : shells;
    }

    /** The shell that had this process id then; null where none is known. {@code except} was tied by that event. */
    @Nullable
    Shell ofPid(long pid, long time, @Nullable String except) {
        return lastThen(byPid.getOrDefault(pid, List.of()), time, except);
    }

    /** Since when the last shell that had this process id before that time was gone; the beginning of time where none is known. */
    long goneUnder(long pid, long time) {
        return byPid.getOrDefault(pid, List.of()).stream()
                .map(shell -> shell.state().getGone())
                .filter(gone -> gone != null && gone + Sessionizer.SLACK < time)
                .mapToLong(gone -> gone + 1)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** The shell that was the latest to open on a terminal and was still open then; null where there is none. */
    @Nullable
    Shell onTty(String tty, long time, @Nullable String except) {
        return lastThen(byTty.getOrDefault(tty, List.of()), time, except);
    }

    /** A shell under the same process id, tied by proof, of another session that went on after this one was seen; or null. */
    @Nullable
    Shell rivalOfPid(Shell shell, long time) {
        return rival(byPid.getOrDefault(shell.state().getPid(), List.of()), shell, time);
    }

    /** The same on the terminal of a shell. */
    @Nullable
    Shell rivalOnTty(Shell shell, long time) {
        return rival(byTty.getOrDefault(shell.state().getTty(), List.of()), shell, time);
    }

    private static @Nullable Shell rival(List<Shell> shells, Shell shell, long time) {
        int at = shells.indexOf(shell);
        Shell before = at < 1 ? null : shells.get(at - 1);
        boolean rival = before != null
                && before.session() != shell.session()
                && before.state().getExact()
                && Objects.equals(before.state().getGone(), shell.state().getSeen())
                && before.session().mayHold(time);
        return rival ? before : null;
    }

    private static @Nullable Shell lastThen(List<Shell> shells, long time, @Nullable String except) {
        for (int i = shells.size() - 1; i >= 0; i--) {
            Shell shell = shells.get(i);
            if (shell.wasThere(time)
                    && (except == null || !except.equals(shell.state().getBy()))) {
                return shell;
            }
        }
        return null;
    }
}
