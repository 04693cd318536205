package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/**
 * sudo's own lines (lib/eventlog). Fields stand in a fixed order: reason, TTY, CHROOT, PWD, USER, GROUP, TSID, ENV,
 * COMMAND. A directory may be named {@code d ; USER=root}, and the command is what the user typed, so the command
 * begins at the first COMMAND= and the user at the last USER= before it; where another split fits too, the event says
 * that it is ambiguous.
 */
final class Sudo implements Program {
    private static final String COMMAND = " ; COMMAND=";
    private static final String USER = " ; USER=";
    private static final String PWD = " ; PWD=";

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor().skipBlanks();
        String invoker = text.upTo(" : ");
        if (invoker == null) {
            return null;
        }
        return text.skip("(command continued) ")
                ? continued(message, invoker, text.rest())
                : command(message, invoker, text);
    }

    /**
     * <pre>
     * alice : TTY=pts/1 ; PWD=/var/log ; USER=root ; COMMAND=/usr/bin/id
     *   bob : user NOT in sudoers ; TTY=pts/3 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/ls /root
     * alice : TTY=pts/1 ; PWD=/tmp/d ; USER=root ; USER=root ; COMMAND=/usr/bin/id
     * alice : TTY=pts/1 ; PWD=/home/alice ; USER=root ; COMMAND=/usr/bin/echo 'x ; USER=bob ; COMMAND=/bin/false'
     * </pre>
     */
    private static @Nullable Reading command(Message message, String invoker, Cursor text) {
        boolean allowed = text.skip("TTY=");
        String reason = allowed ? null : text.upTo(" ; TTY=");
        String fields = allowed || reason != null ? text.upTo(COMMAND) : null;
        int user = fields == null ? -1 : fields.lastIndexOf(USER);
        if (fields == null || user < 0) {
            return null;
        }
        Account target = Account.named(upToSemicolon(fields, user + USER.length()));
        String command = text.rest();
        Draft draft = message.event(
                        allowed ? Action.RAN_COMMAND : Action.SUDO_DENIED, allowed ? "sudo/command" : "sudo/denied")
                .user(invoker)
                .effective(target)
                .target(target)
                .tty(upToSemicolon(fields, 0))
                .reason(reason)
                .ambiguous(isAmbiguous(fields, user, command))
                .command("sudo", command, "sudo");
        draft.process().setWorkingDirectory(directory(fields, user));
        return (allowed ? draft.succeeded() : draft.failed()).done();
    }

    private static @Nullable String directory(String fields, int end) {
        int at = fields.indexOf(PWD);
        return at < 0 || at + PWD.length() > end ? null : fields.substring(at + PWD.length(), end);
    }

    private static String upToSemicolon(String fields, int at) {
        int end = fields.indexOf(" ; ", at);
        return end < 0 ? fields.substring(at) : fields.substring(at, end);
    }

    private static boolean isAmbiguous(String fields, int user, String command) {
        int inCommand = command.indexOf(USER);
        return fields.indexOf(USER) < user || inCommand >= 0 && command.indexOf(COMMAND, inCommand) >= 0;
    }

    /** {@code alice : (command continued) LLLL}: what did not fit into the line before. */
    private static Reading continued(Message message, String invoker, String more) {
        Draft draft = message.event(Action.COMMAND_CONTINUED, "sudo/continued").user(invoker);
        draft.process().setCommandLine(more);
        return draft.done();
    }
}
