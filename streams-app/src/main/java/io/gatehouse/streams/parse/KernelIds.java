package io.gatehouse.streams.parse;

import io.gatehouse.model.AuditBlock;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.streams.parse.header.Sender;
import org.jspecify.annotations.Nullable;

/**
 * The ids that the kernel gives to a login and to all that it starts: the session ({@code ses}) and the login's uid
 * ({@code auid}). A message can say them, and journald saw them in the process that wrote it ({@code _AUDIT_SESSION},
 * {@code _AUDIT_LOGINUID}), which counts more.
 */
public final class KernelIds {
    private KernelIds() {}

    /** Puts the ids of the process that wrote the message into an event. */
    static void ofSender(Event event, Message message, Action action) {
        Sender sender = message.header().sender();
        boolean told = sender != null && (sender.auditSession() != null || sender.loginUid() != null);
        if (sender != null && told && !isBeforeItsSession(message, action)) {
            AuditBlock block = new AuditBlock();
            block.setSession(sender.auditSession());
            block.setAuid(sender.loginUid());
            event.getGatehouse().setAudit(block);
        }
    }

    /**
     * Whether a daemon says this of somebody who is about to log in: its process still has the ids of whoever started
     * the daemon then. su, sudo and their like stay in the session that they were called in.
     */
    private static boolean isBeforeItsSession(Message message, Action action) {
        boolean login = action.category().contains("authentication")
                || action.category().contains("network");
        return login && !Origins.isSetUid(message.header().programName());
    }

    /** Puts in what a message says of the process that it is about; it is suspect where journald says otherwise. */
    public static void tell(Draft draft, @Nullable String session, @Nullable String loginUid) {
        AuditBlock block = draft.audit();
        boolean disputed = differ(block.getSession(), session) || differ(block.getAuid(), loginUid);
        if (disputed) {
            dispute(draft.gatehouse(), session, loginUid);
        }
        block.setSession(block.getSession() == null ? session : block.getSession());
        block.setAuid(block.getAuid() == null ? loginUid : block.getAuid());
    }

    private static boolean differ(@Nullable String seen, @Nullable String said) {
        return seen != null && said != null && !seen.equals(said);
    }

    private static void dispute(Gatehouse gatehouse, @Nullable String session, @Nullable String loginUid) {
        if (gatehouse.getSuspect() == null) {
            gatehouse.setSuspect("says ses=" + session + " auid=" + loginUid + ", written by a process of ses="
                    + gatehouse.getAudit().getSession() + " auid="
                    + gatehouse.getAudit().getAuid());
        }
    }
}
