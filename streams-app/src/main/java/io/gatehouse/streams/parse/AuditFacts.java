package io.gatehouse.streams.parse;

import io.gatehouse.model.EcsParent;
import org.jspecify.annotations.Nullable;

/** What the pairs of one audit record say, gathered because which account is meant is known only at its end. */
final class AuditFacts {
    private final String type;
    private final AuditAccounts accounts;
    private final ExecArguments arguments = new ExecArguments();
    private long pid = -1;
    private long parentPid = -1;
    private @Nullable String session;
    private @Nullable String outcome;
    private @Nullable String address;
    private @Nullable String hostname;
    private @Nullable String name;
    private @Nullable String executable;
    private @Nullable String directory;
    private @Nullable String command;
    private String terminal = "";

    AuditFacts(String type) {
        this.type = type;
        this.accounts = new AuditAccounts(type);
    }

    void take(AuditFields fields) {
        switch (fields.key()) {
            case "pid" -> pid = fields.number();
            case "ppid" -> parentPid = fields.number();
            case "ses", "new ses" -> session = fields.known();
            case "res", "success" -> outcome = outcome(fields.value());
            case "addr" -> address = fields.known();
            case "hostname" -> hostname = fields.known();
            case "comm" -> name = fields.text();
            case "exe" -> executable = fields.text();
            case "cwd" -> directory = fields.text();
            case "cmd" -> command = fields.text();
            case "proctitle" -> command = title(fields.text());
            case "terminal", "tty" -> terminal = fields.value();
            default -> takeOther(fields);
        }
    }

    private void takeOther(AuditFields fields) {
        if (type.equals("EXECVE")) {
            arguments.take(fields);
        } else {
            accounts.take(fields);
        }
    }

    /** The kernel separates the arguments in a title with NUL. */
    private static @Nullable String title(@Nullable String proctitle) {
        return proctitle == null ? null : proctitle.replace('\0', ' ').stripTrailing();
    }

    private static @Nullable String outcome(String written) {
        return switch (written) {
            case "success", "yes", "1" -> "success";
            case "failed", "no", "0" -> "failure";
            default -> null;
        };
    }

    void tell(Draft draft) {
        accounts.tell(draft);
        draft.audit().setSession(session);
        draft.tty(terminal);
        if ("success".equals(outcome)) {
            draft.succeeded();
        } else if ("failure".equals(outcome)) {
            draft.failed();
        }
        String from = address != null ? address : isAccountChange() ? null : hostname;
        if (from != null) {
            draft.source(from, -1);
        }
        tellProcess(draft);
    }

    /** There the host is the one that the change was made on. */
    private boolean isAccountChange() {
        return type.startsWith("ADD_") || type.startsWith("DEL_");
    }

    private void tellProcess(Draft draft) {
        if (pid >= 0) {
            draft.process().setPid(pid);
        }
        if (parentPid >= 0) {
            draft.process().setParent(new EcsParent(parentPid, null));
        }
        if (name != null) {
            draft.process().setName(name);
        }
        if (executable != null) {
            draft.process().setExecutable(executable);
        }
        if (directory != null) {
            draft.process().setWorkingDirectory(directory);
        }
        if (command != null) {
            draft.process().setCommandLine(command);
        }
        if (type.equals("EXECVE")) {
            draft.process().setArgs(arguments.done());
            draft.process().setCommandLine(String.join(" ", draft.process().getArgs()));
        }
    }
}
