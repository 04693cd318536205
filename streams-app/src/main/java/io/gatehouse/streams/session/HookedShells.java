package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import io.gatehouse.model.ShellState;

/** What the records of the shell hook tell of shells: where they are, and whether a command is missing among those they numbered. */
final class HookedShells {
    private static final int WINDOW = 64;
    /** What a hook says of itself that learns of a command only after it ran. */
    private static final String AFTER = "after";

    private final HostSessions host;
    private final HostShells shells;

    HookedShells(HostSessions host, HostShells shells) {
        this.host = host;
        this.shells = shells;
    }

    /** Whether a typed command was told of before: the same number in the same shell, and not later. */
    static boolean isRepeated(HostSessions host, Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        Long sequence = command == null ? null : command.getSequence();
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        if (sequence == null || pid == null || !"typed".equals(command.getKind())) {
            return false;
        }
        Shell shell = host.shells().ofPid(pid, event.getTimestamp(), null);
        return shell != null && isKnown(shell.state(), sequence, event.getTimestamp());
    }

    private static boolean isKnown(ShellState shell, long sequence, long time) {
        Long highest = shell.getSequence();
        Long at = shell.getSequenceAt();
        boolean within =
                highest != null && at != null && sequence <= highest && highest - sequence < WINDOW && time <= at;
        return within && (shell.getWindow() >>> (highest - sequence) & 1) == 1;
    }

    /** {@code owner} is the session in which the shell was started. */
    void learn(OpenSession owner, Event event) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        if (pid == null || "requested".equals(Commands.kindOf(event))) {
            return;
        }
        long time = event.getTimestamp();
        if ("shell-closed".equals(Commands.actionOf(event))) {
            shells.end(pid, time);
            return;
        }
        if (isOfAnother(owner, pid, event)) {
            return;
        }
        ShellState shell = tie(owner, pid, event);
        if ("shell-opened".equals(Commands.actionOf(event))) {
            // exec bash: the numbers begin anew in the same process
            begin(shell, 0, time, 0);
            shell.setWatched(!tellsAfterwards(event));
            host.running().endAllOf(pid, time);
        } else {
            number(owner, shell, event);
        }
        Flags.remove(owner, Flags.UNTYPED_COMMANDS);
        host.changed(owner);
    }

    /** Whether a record says to be of a shell that another open session has: it is suspect and ties nothing. */
    private boolean isOfAnother(OpenSession owner, long pid, Event event) {
        Shell known = host.shells().ofPid(pid, event.getTimestamp(), null);
        if (known == null || known.session() == owner || !known.state().getExact()) {
            return false;
        }
        if (known.session().isOpen()) {
            event.getGatehouse()
                    .setSuspect("pid " + pid + " is a shell in a session of "
                            + known.session().user());
        }
        return known.session().isOpen();
    }

    private static boolean tellsAfterwards(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        return command != null && AFTER.equals(command.getCapability());
    }

    private ShellState tie(OpenSession owner, long pid, Event event) {
        String tty = event.getGatehouse().getTty();
        ShellState seen = Shell.seen(pid, tty == null || tty.isEmpty() ? null : tty, true, event.getTimestamp(), null);
        ShellState shell = shells.tie(owner, seen);
        shell.setHooked(true);
        if (Commands.multiplexerOf(event) != null) {
            shell.setShared(true);
        }
        return shell;
    }

    private static void number(OpenSession owner, ShellState shell, Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        if (command == null) {
            return;
        }
        if (Boolean.TRUE.equals(command.getHidden()) && !"rule".equals(command.getHiddenBy())) {
            Flags.add(owner, Flags.HISTORY_OFF);
        }
        Long sequence = command.getSequence();
        if (sequence == null) {
            return;
        }
        long time = event.getTimestamp();
        Long highest = shell.getSequence();
        Long at = shell.getSequenceAt();
        if (highest == null || at == null) {
            begin(shell, sequence, time, 1);
        } else if (sequence <= highest && time > at) {
            begin(shell, sequence, time, 1);
            miss(owner, sequence - 1);
        } else if (sequence > highest) {
            long ahead = sequence - highest;
            begin(shell, sequence, Math.max(time, at), ahead >= WINDOW ? 1 : shell.getWindow() << ahead | 1);
            miss(owner, ahead - 1);
        } else if (highest - sequence < WINDOW && !isKnown(shell, sequence, time)) {
            shell.setWindow(shell.getWindow() | 1L << (highest - sequence));
            miss(owner, -1);
        }
    }

    private static void begin(ShellState shell, long sequence, long time, long window) {
        shell.setSequence(sequence);
        shell.setSequenceAt(time);
        shell.setWindow(window);
    }

    /** Counts numbers that were left out; a command that comes late after all makes them fewer. */
    private static void miss(OpenSession owner, long more) {
        if (more == 0) {
            return;
        }
        Long known = owner.block().getMissingCommands();
        long missing = Math.max(0, (known == null ? 0 : known) + more);
        owner.block().setMissingCommands(missing == 0 ? null : Long.valueOf(missing));
        if (missing == 0) {
            Flags.remove(owner, Flags.HOOK_GAP);
        } else {
            Flags.add(owner, Flags.HOOK_GAP);
        }
    }
}
