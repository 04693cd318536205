package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.header.HeaderReader;
import org.jspecify.annotations.Nullable;

/** The types of audit records, by the numbers in linux/audit.h and libaudit.h. */
final class AuditTypes {
    private static final int LOGIN = 1006;
    private static final int FIRST_OF_KERNEL = 1300;
    private static final int KERNEL = 2000;
    private static final int FIRST_OF_USER = 2100;
    private static final String UNKNOWN = "UNKNOWN[";

    private final NumberedNames names = new NumberedNames("audit-types.txt");

    /** The name of a type that is written as a number, or as {@code UNKNOWN[1323]}; what is written where that has none. */
    String name(String written) {
        int number = numeric(written);
        String name = number < 0 ? null : names.name(number);
        return name == null ? written : name;
    }

    /** Whether it is the name of a type, or a number in place of one. */
    boolean isKnown(String written) {
        return names.number(written) >= 0 || numeric(written) >= 0;
    }

    /**
     * Whether a record of this type is an event of its own: what programs and auditd itself write. The kernel's records
     * may be one of several; so is what has no name here, for new types come from there.
     */
    boolean isAlone(String type) {
        int known = names.number(type);
        int number = known < 0 ? numeric(type) : known;
        return number >= FIRST_OF_USER
                || number == KERNEL
                || number >= 0 && number < FIRST_OF_KERNEL && number != LOGIN;
    }

    private static int numeric(String type) {
        boolean unknown = type.startsWith(UNKNOWN) && type.endsWith("]");
        return unknown ? number(type, UNKNOWN.length(), type.length() - 1) : number(type, 0, type.length());
    }

    private static int number(String text, int from, int to) {
        return to - from > 4 ? -1 : (int) HeaderReader.number(text, from, to);
    }

    /** Whether a record of this type only adds to what another record of its event says happened. */
    static boolean isDetail(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "PATH",
                    "CWD",
                    "EXECVE",
                    "PROCTITLE",
                    "SOCKADDR",
                    "SOCKETCALL",
                    "BPRM_FCAPS",
                    "OBJ_PID",
                    "IPC",
                    "IPC_SET_PERM",
                    "FD_PAIR",
                    "MMAP",
                    "CAPSET",
                    "MQ_OPEN",
                    "MQ_SENDRECV",
                    "MQ_NOTIFY",
                    "MQ_GETSETATTR",
                    "OPENAT2",
                    "AVC_PATH",
                    "KERN_MODULE",
                    "FANOTIFY",
                    "MAC_TASK_CONTEXTS",
                    "MAC_OBJ_CONTEXTS",
                    "EOE" -> true;
            default -> false;
        };
    }
}
