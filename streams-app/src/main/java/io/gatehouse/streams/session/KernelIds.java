package io.gatehouse.streams.session;

import io.gatehouse.model.AuditBlock;
import io.gatehouse.model.Event;
import org.jspecify.annotations.Nullable;

/** The ids that the kernel gives to a login and all that it starts; an event may say that a process has none. */
final class KernelIds {
    /** How the kernel writes that no login has set the id: -1 as 32 bits without sign. */
    private static final String UNSET = "4294967295";

    private KernelIds() {}

    /** Audit session id; null where it is unset or not known. */
    static @Nullable String session(Event event) {
        AuditBlock audit = event.getGatehouse().getAudit();
        return audit == null ? null : set(audit.getSession());
    }

    /** Whether the event says that the process belongs to no login. */
    static boolean hasNoLogin(Event event) {
        AuditBlock audit = event.getGatehouse().getAudit();
        return audit != null && UNSET.equals(audit.getSession());
    }

    /** Login uid; null where it is unset or not known. */
    static @Nullable String login(Event event) {
        AuditBlock audit = event.getGatehouse().getAudit();
        return audit == null ? null : set(audit.getAuid());
    }

    private static @Nullable String set(@Nullable String id) {
        return UNSET.equals(id) ? null : id;
    }
}
