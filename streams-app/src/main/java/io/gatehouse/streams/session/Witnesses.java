package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.ShellState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command of which several logs tell: what the shell hook saw being typed is the command; the line of sudo and the program that the
 * kernel's audit saw are further witnesses of it.
 */
final class Witnesses {
    static final String EXEC = "exec";
    static final String SUDO = "sudo";
    private static final String AUDIT = "audit";

    private final HostSessions host;

    Witnesses(HostSessions host) {
        this.host = host;
    }

    /** Whether it is known only later whether an event is a command by itself: something typed may come that explains it. */
    static boolean mayBeOfAnother(Event event) {
        String kind = Commands.kindOf(event);
        return SUDO.equals(kind) || EXEC.equals(kind);
    }

    /** Makes an event of the kernel's audit a command, if a shell at whose prompt somebody types started the program; else false. */
    boolean takeForCommand(Event event, OpenSession session) {
        boolean started = "executed".equals(Commands.actionOf(event))
                && !"failure".equals(event.getEvent().getOutcome())
                && event.getProcess().getArgs() != null;
        Shell shell = started ? parentShell(event) : null;
        if (shell == null || shell.session() != session || !shell.state().getExact()) {
            return false;
        }
        CommandBlock command = new CommandBlock();
        command.setKind(EXEC);
        command.setWitnesses(new ArrayList<>(List.of(AUDIT)));
        event.getGatehouse().setCommand(command);
        return true;
    }

    private @Nullable Shell parentShell(Event event) {
        Long pid = event.getProcess().getParent() == null
                ? null
                : event.getProcess().getParent().getPid();
        Shell shell = pid == null ? null : host.shells().ofPid(pid, event.getTimestamp(), null);
        return shell == null || shell.state().getTty() == null ? null : shell;
    }

    /** The typed command that a line of sudo or a started program tells of too; null where there is none. */
    @Nullable
    Event explained(Event event, OpenSession session) {
        return SUDO.equals(Commands.kindOf(event)) ? typedSudo(event, session) : typedIn(event);
    }

    /** Lets an event be a further witness of a typed command; false where there was one like it. */
    boolean explain(Event typed, Event event) {
        CommandBlock command = typed.getGatehouse().getCommand();
        String witness = SUDO.equals(Commands.kindOf(event)) ? SUDO : AUDIT;
        if (command.getWitnesses().contains(witness)) {
            return false;
        }
        List<String> witnesses = new ArrayList<>(command.getWitnesses());
        witnesses.add(witness);
        witnesses.subList(1, witnesses.size()).sort(null);
        command.setWitnesses(witnesses);
        tellTarget(typed, event);
        host.running().changed(typed);
        return true;
    }

    /** sudo says as whom; what was typed need not. */
    private static void tellTarget(Event typed, Event event) {
        EcsUser user = typed.getUser();
        EcsUser said = event.getUser();
        if (user != null && user.getTarget() == null && said != null) {
            user.setTarget(said.getTarget());
        }
    }

    /** Lines in whole seconds fit several commands of their second: there the program that sudo ran has to have been typed. */
    private @Nullable Event typedSudo(Event sudo, OpenSession session) {
        String tty = sudo.getGatehouse().getTty();
        boolean coarse = OpenSession.latest(sudo.getTimestamp()) != sudo.getTimestamp();
        return host.running().inSession(session.id(), sudo.getTimestamp(), typed -> {
            String line = typed.getProcess().getCommandLine();
            boolean here = tty == null || tty.equals(typed.getGatehouse().getTty());
            return here && (line == null || line.contains(SUDO)) && !(coarse && isOther(typed, sudo));
        });
    }

    private static boolean isOther(Event typed, Event sudo) {
        String line = typed.getProcess().getCommandLine();
        String ran = sudo.getProcess().getCommandLine();
        if (line == null
                || ran == null
                || typed.getGatehouse().getCommand().getWitnesses().contains(SUDO)) {
            return true;
        }
        int end = ran.indexOf(' ');
        String program = end < 0 ? ran : ran.substring(0, end);
        boolean named = line.contains(program.substring(program.lastIndexOf('/') + 1));
        return !named && !line.contains(" -i") && !line.contains(" -s");
    }

    private @Nullable Event typedIn(Event started) {
        Long pid = started.getProcess().getParent().getPid();
        return host.running().inShell(pid, started.getTimestamp());
    }

    /** Whether a program was started from a shell of which a hook tells: then what was typed is known from there. */
    boolean isOfAHookedShell(Event event) {
        Shell shell = EXEC.equals(Commands.kindOf(event)) ? parentShell(event) : null;
        return shell != null && shell.state().getHooked();
    }

    /**
     * Why a line of sudo cannot be of the session on whose terminal it says it was written: the shell hook told of all that was typed
     * there, and nothing ran at that time. Null where nothing speaks against it.
     */
    @Nullable
    String contradiction(Event sudo, Join.Found found) {
        if (found.exact() || !JoinKey.TTY.equals(found.key()) || Flags.has(found.session(), Flags.HOOK_GAP)) {
            return null;
        }
        String tty = sudo.getGatehouse().getTty();
        Shell shell = tty == null ? null : host.shells().onTty(tty, sudo.getTimestamp(), null);
        ShellState state = shell == null ? null : shell.state();
        boolean watched = state != null && state.getWatched();
        boolean ran = host.running().inSession(found.session().id(), sudo.getTimestamp(), typed -> true) != null;
        return !watched || ran ? null : "nothing ran on " + tty + " then";
    }
}
