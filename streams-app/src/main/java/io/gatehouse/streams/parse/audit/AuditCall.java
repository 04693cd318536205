package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.header.HeaderReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The system call of an event: {@code arch=c000003e syscall=59 success=yes exit=0 a0=… items=2}, in enriched records with
 * {@code ARCH=x86_64 SYSCALL=execve}.
 */
final class AuditCall {
    private static final Set<String> RECEIVING = Set.of("accept", "accept4", "recvfrom", "recvmsg", "recvmmsg");
    /** Value of the first argument of calls like openat that stands for the working directory. */
    private static final Set<String> CWD = Set.of("ffffff9c", "ffffffffffffff9c");

    private final Syscalls names;
    private @Nullable String architecture;
    private @Nullable String number;
    private @Nullable String name;
    private @Nullable String exit;
    private String directory = "";
    private long items = -1;

    AuditCall(Syscalls names) {
        this.names = names;
    }

    /** Takes a pair that is about the call; false where it is not. */
    boolean take(AuditFields fields) {
        switch (fields.key()) {
            case "arch" -> architecture = Syscalls.architecture(fields.value());
            case "syscall" -> number = fields.known();
            case "ARCH" -> architecture = fields.value();
            case "SYSCALL" -> name = fields.known();
            case "exit" -> exit = fields.value();
            case "a0" -> directory = fields.value();
            case "items" -> items = fields.number();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Name of the call, its number where that is not known; null where the event has none. */
    @Nullable
    String name() {
        if (name == null && number != null) {
            name = names.name(architecture, number);
        }
        return name;
    }

    /** Whether it is a program that was started. */
    boolean isExecution() {
        String call = name();
        return call != null && call.startsWith("execve") && "0".equals(exit);
    }

    /** How many PATH records there should be; -1 where nothing says so. */
    long items() {
        return items;
    }

    /** Whether a path that does not begin with a slash is meant from the working directory. */
    boolean isFromDirectory() {
        String call = name();
        boolean other = call != null && (call.endsWith("at") || call.endsWith("at2")) && !CWD.contains(directory);
        return !other || directory.isEmpty();
    }

    /** Whether the address of the other end is where something came from. */
    boolean isReceiving() {
        String call = name();
        return call != null && RECEIVING.contains(call);
    }

    void tell(Draft draft) {
        String call = name();
        if (call == null) {
            return;
        }
        draft.audit().setSyscall(call);
        draft.audit().setArch(architecture);
        draft.audit().setExit(exit == null ? null : exitCode(exit));
    }

    /** What the call returned, a number of 64 bits with sign; null for a name such as ENOENT. */
    private static @Nullable Long exitCode(String written) {
        boolean negative = written.startsWith("-");
        long value = HeaderReader.number(written, negative ? 1 : 0, written.length());
        return value < 0 ? null : Long.valueOf(negative ? -value : value);
    }
}
