package io.gatehouse.streams.session;

import io.gatehouse.model.Event;

/** What a session is for, told by the first record of the shell hook in it. */
final class SessionClass {
    private SessionClass() {}

    static String of(Event event) {
        boolean requested = event.getGatehouse().getCommand() != null
                && "requested".equals(event.getGatehouse().getCommand().getKind());
        if (!requested) {
            return "interactive";
        }
        String command = event.getProcess().getCommandLine();
        return command != null && isTransfer(command) ? "transfer" : "exec";
    }

    /** The commands that scp, sftp and rsync ask sshd to run: {@code scp -t DIR}, {@code /usr/lib/openssh/sftp-server}. */
    private static boolean isTransfer(String command) {
        int end = command.indexOf(' ');
        String program = end < 0 ? command : command.substring(0, end);
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.equals("scp") || name.equals("sftp-server") || name.equals("rsync");
    }
}
