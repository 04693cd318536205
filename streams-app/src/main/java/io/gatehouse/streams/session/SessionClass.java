package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a session is for. */
final class SessionClass {
    static final String INTERACTIVE = "interactive";
    static final String EXEC = "exec";
    static final String TRANSFER = "transfer";
    static final String CRON = "cron";
    static final String SERVICE = "service";
    static final String PROBE = "probe";

    /** Those that nobody asks for: a monitoring check alone makes a million a day. */
    static final Set<String> QUIET = Set.of(CRON, SERVICE, PROBE);

    private static final Set<String> CRONS = Set.of("cron", "crond", "atd", "anacron", "fcron");
    private static final Set<String> SERVICES = Set.of("systemd-user", "runuser", "runuser-l", "polkit-1");
    private static final Set<String> COPIERS = Set.of("scp", "sftp-server", "rsync", "internal-sftp");
    private static final String SHELL_CHARACTERS = ";&|<>$`()\n\\";

    private SessionClass() {}

    /** Told by the service that PAM opened it for, or by the program that the kernel's audit saw; null where that tells nothing. */
    static @Nullable String ofService(@Nullable String service) {
        if (service == null) {
            return null;
        }
        return CRONS.contains(service)
                ? CRON
                : SERVICES.contains(service) || service.equals("systemd") ? SERVICE : null;
    }

    /** Told by a record of the shell hook. */
    static String of(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        if (command == null || !"requested".equals(command.getKind())) {
            return INTERACTIVE;
        }
        return ofRequest(event.getProcess().getCommandLine());
    }

    /** The commands that scp, sftp and rsync ask sshd to run: {@code scp -t DIR}, {@code /usr/lib/openssh/sftp-server}. */
    private static String ofRequest(@Nullable String command) {
        if (command == null) {
            return EXEC;
        }
        int end = command.indexOf(' ');
        String program = end < 0 ? command : command.substring(0, end);
        boolean plain = command.chars().noneMatch(c -> SHELL_CHARACTERS.indexOf(c) >= 0) && !program.contains("..");
        if (COPIERS.contains(program.substring(program.lastIndexOf('/') + 1))) {
            return TRANSFER;
        }
        return plain && isCheck(program) ? PROBE : EXEC;
    }

    /** Where the plugins of Nagios and its kin are installed, and the agent of Checkmk. */
    private static boolean isCheck(String program) {
        return program.startsWith("/")
                        && (program.contains("/nagios/plugins/") || program.contains("/monitoring-plugins/"))
                || program.equals("check_mk_agent")
                || program.equals("/usr/bin/check_mk_agent");
    }

    /** The class of a session of which this is seen too: what is typed makes any session interactive, what runs a program no probe. */
    static String and(@Nullable String known, String seen) {
        if (known == null) {
            return seen;
        }
        boolean stays =
                !(seen.equals(INTERACTIVE) && (known.equals(PROBE) || known.equals(EXEC) || known.equals(TRANSFER)))
                        && !(known.equals(PROBE) && !seen.equals(PROBE));
        return stays ? known : seen;
    }

    /** Whether a command is one that was typed at a prompt, or names its terminal. */
    static boolean needsATerminal(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        boolean typed = command != null && "typed".equals(command.getKind());
        String tty = event.getGatehouse().getTty();
        return typed || tty != null && tty.startsWith("pts/");
    }

    /** Whether nobody can type in a session. */
    static boolean hasNoTerminal(OpenSession session) {
        String known = session.block().getClass$();
        return CRON.equals(known) || SERVICE.equals(known);
    }
}
