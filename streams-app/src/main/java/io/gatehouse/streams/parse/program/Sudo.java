package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * sudo and sudo-rs (lib/eventlog of sudo 1.9, logging.c before): the account, the reason where something was refused,
 * then {@linkplain SudoFields fields}. What sudo cannot do it tells in the same way, or without an account.
 */
public final class Sudo implements Program {
    /** Reasons that refuse nothing: sudo complains, and goes on or tells the refusal in a line of its own. */
    private static final List<String> COMPLAINTS = List.of(
            "unable to ",
            "problem with ",
            "parse error",
            "syntax error",
            "error ",
            "timestamp ",
            "time stamp ",
            "unknown defaults",
            "invalid ",
            "/etc/",
            "ignoring ");

    private static final Form NOISE = Form.noise(
                    "sudo/noise", "unable to {skip}", "unable to execute /usr/sbin/sendmail: No such file or directory")
            .looks("parse error in {skip}", "parse error in /etc/sudoers near line 5")
            .looks("syntax error{skip}", "syntax error near line 5")
            .looks("error {skip}", "error initializing audit plugin sudoers_audit")
            .looks("problem with {skip}", "problem with defaults entries")
            .looks("time{skip}stamp {skip}", "timestamp too far in the future: Nov 21 08:34:01 2026")
            .looks("ldap_{skip}", "ldap_start_tls_s(): Connect error")
            .looks("nss_{skip}", "nss_ldap: could not connect to any LDAP server")
            .looks("unknown {skip}", "unknown uid 1201: who are you?")
            .looks("ignoring {skip}", "ignoring time stamp from the future")
            .looks("no valid sudoers sources found{skip}", "no valid sudoers sources found, quitting")
            .looks("/{skip}", "/etc/sudoers is world writable")
            .looks("audit_{skip}", "audit_log_user_command(): Connection refused");

    private final Forms noise = new Forms(NOISE);

    /**
     * <pre>
     * alice : TTY=pts/1 ; PWD=/var/log ; USER=root ; COMMAND=/usr/bin/id
     *   bob : user NOT in sudoers ; TTY=pts/3 ; PWD=/home/bob ; USER=root ; COMMAND=/usr/bin/ls /root
     * alice : (command continued) LLLL
     * alice : problem with defaults entries ; TTY=pts/0 ; PWD=/root ;
     * unable to resolve host vm
     * </pre>
     */
    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor().skipBlanks();
        int front = text.at();
        String invoker = text.upTo(" : ");
        if (invoker == null || isComplaint(invoker)) {
            return noise.read(message, front, message.text().length(), draft -> {});
        }
        if (text.skip("(command continued) ")) {
            return continued(message, invoker, text.rest());
        }
        SudoFields fields = SudoFields.read(message.text(), text.at());
        if (fields != null && fields.command() != null) {
            return command(message, invoker, fields, fields.command());
        }
        return complaint(message, invoker, fields == null ? text.rest() : fields.reason());
    }

    private static boolean isComplaint(@Nullable String reason) {
        return reason != null && COMPLAINTS.stream().anyMatch(reason::startsWith);
    }

    private static Reading command(Message message, String invoker, SudoFields fields, String command) {
        if (isComplaint(fields.reason())) {
            return complaint(message, invoker, fields.reason());
        }
        boolean allowed = fields.reason() == null;
        Draft draft = message.event(
                        allowed ? Action.RAN_COMMAND : Action.SUDO_DENIED, allowed ? "sudo/command" : "sudo/denied")
                .user(invoker)
                .tty(fields.tty())
                .reason(fields.reason())
                .ambiguous(fields.ambiguous())
                .command("sudo", command, "sudo");
        if (fields.user() != null) {
            Account target = Account.named(fields.user());
            draft.effective(target).target(target);
        }
        draft.process().setWorkingDirectory(fields.directory());
        return (allowed ? draft.succeeded() : draft.failed()).done();
    }

    /** {@code alice : unable to resolve host vm}. */
    private static Reading complaint(Message message, String invoker, @Nullable String reason) {
        Draft draft =
                message.event(Action.NOTED, "sudo/complaint").user(invoker).reason(reason);
        return new Reading.Ignored("sudo", draft.event());
    }

    /** {@code alice : (command continued) LLLL}: what did not fit into the line before. */
    private static Reading continued(Message message, String invoker, String more) {
        Draft draft = message.event(Action.COMMAND_CONTINUED, "sudo/continued").user(invoker);
        draft.process().setCommandLine(more);
        return draft.done();
    }

    @Override
    public List<Form> forms() {
        return noise.forms();
    }
}
