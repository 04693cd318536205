package io.gatehouse.streams.parse.audit;

/**
 * Which records an audit event still lacks. The kernel writes SYSCALL first or second, PROCTITLE last and, to those that
 * listen to it, EOE behind that; on the way they can be overtaken. Kernels before 3.15 write no PROCTITLE.
 */
final class AuditNeeds {
    private final Syscalls names;
    private boolean ended;
    private boolean titled;
    private boolean called;
    private boolean directory;
    private boolean arguments;
    private boolean executes;
    private long items;
    private int paths;

    AuditNeeds(Syscalls names) {
        this.names = names;
    }

    void take(AuditRecord record) {
        switch (record.type()) {
            case "EOE" -> ended = true;
            case "PROCTITLE" -> titled = true;
            case "PATH" -> paths++;
            case "CWD" -> directory = true;
            case "EXECVE" -> arguments = true;
            case "SYSCALL" -> takeCall(record);
            default -> {
                // says nothing about what else comes
            }
        }
    }

    private void takeCall(AuditRecord record) {
        AuditCall call = new AuditCall(names);
        AuditFields fields = new AuditFields(record.text());
        while (fields.next()) {
            call.take(fields);
        }
        called = true;
        items = call.items();
        executes = call.isExecution();
    }

    /** Whether its end has come, or its PROCTITLE and all that the system call says there is. */
    boolean isNone() {
        return ended || titled && called && paths >= items && (items <= 0 || directory) && (!executes || arguments);
    }
}
