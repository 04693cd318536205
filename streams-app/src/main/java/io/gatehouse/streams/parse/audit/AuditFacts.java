package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one audit event say together. Of what several say, that of the record that comes first counts: take
 * the one that says what happened before that of the system call, and those that add to it last.
 */
final class AuditFacts {
    /** Stands between the keys of several rules. */
    private static final char KEY_SEPARATOR = 0x01;

    private final String type;
    private final AuditAccounts accounts;
    private final AuditCall call;
    private final AuditPaths paths = new AuditPaths();
    private final AuditPeers peers = new AuditPeers();
    private final AuditProcess process = new AuditProcess();
    private @Nullable String session;
    private @Nullable String outcome;
    private @Nullable String operation;
    private @Nullable String key;
    private boolean cut;

    /** Facts of an event, of which the record of that type says what happened. */
    AuditFacts(String type, Syscalls names) {
        this.type = type;
        this.accounts = new AuditAccounts(type);
        this.call = new AuditCall(names);
    }

    void take(AuditRecord record) {
        AuditFields fields = new AuditFields(record.text());
        switch (record.type()) {
            case "PATH" -> paths.take(fields);
            case "EXECVE" -> each(fields, process::takeArgument);
            case "SOCKADDR" -> each(fields, peers::takeSocket);
            case "MAC_IPSEC_EVENT", "NETFILTER_PKT" -> each(fields, this::takePacket);
            case "BPRM_FCAPS", "OBJ_PID", "MMAP", "CAPSET", "EOE" -> {
                // its keys mean other things there
            }
            default -> {
                decision(record.text());
                each(fields, this::take);
            }
        }
        cut |= fields.isCut();
    }

    private static void each(AuditFields fields, Consumer<AuditFields> taker) {
        while (fields.next()) {
            taker.accept(fields);
        }
    }

    private void takePacket(AuditFields fields) {
        peers.takePacket(fields);
        take(fields);
    }

    /** {@code avc:  denied  { read } for  pid=…}. */
    private void decision(String text) {
        if (text.startsWith("avc:")) {
            outcome = text.startsWith("denied", "avc:  ".length()) ? "failure" : "success";
        }
    }

    private void take(AuditFields fields) {
        switch (fields.key()) {
            case "ses", "new ses" -> session = session == null ? fields.id() : session;
            case "res", "success", "apparmor" -> outcome = outcome == null ? outcome(fields.value()) : outcome;
            case "cwd" -> paths.directory(fields.text());
            case "key" -> key = key == null ? fields.text() : key;
            case "op" -> operation = fields.known() == null ? null : fields.phrase();
            default -> {
                if (!process.take(fields) && !call.take(fields)) {
                    takeOther(fields);
                }
            }
        }
    }

    private void takeOther(AuditFields fields) {
        if (namesFile() && (fields.key().equals("path") || fields.key().equals("name"))) {
            String path = fields.text();
            paths.decided(path != null && path.startsWith("/") ? path : null);
        } else if (!peers.take(fields)) {
            accounts.take(fields);
        }
    }

    /** Whether the record that says what happened names a file itself. */
    private boolean namesFile() {
        return switch (type) {
            case "AVC", "CONFIG_CHANGE", "ANOM_LINK", "ANOM_CREAT", "SELINUX_ERR" -> true;
            default -> type.startsWith("APPARMOR") || type.startsWith("INTEGRITY_");
        };
    }

    private static @Nullable String outcome(String written) {
        return switch (written) {
            case "success", "yes", "1", "ALLOWED" -> "success";
            case "failed", "no", "0", "DENIED" -> "failure";
            default -> null;
        };
    }

    /** Name of the system call; null where the event has none. */
    @Nullable
    String call() {
        return call.name();
    }

    /** Whether there are fewer PATH records than the system call says. */
    boolean isMissingPaths() {
        return call.items() > paths.records();
    }

    void tell(Draft draft) {
        accounts.tell(draft, process.executable());
        call.tell(draft);
        paths.tell(draft, call);
        peers.tell(draft, call, type.startsWith("ADD_") || type.startsWith("DEL_"));
        process.tell(draft, paths.directory());
        draft.audit().setSession(session);
        draft.audit().setOperation(operation);
        draft.audit().setKey(key == null || key.isEmpty() ? null : keys(key));
        draft.audit().setIncomplete(cut || process.isMissingArguments() ? Boolean.TRUE : null);
        if ("success".equals(outcome)) {
            draft.succeeded();
        } else if ("failure".equals(outcome)) {
            draft.failed();
        }
    }

    private static List<String> keys(String written) {
        List<String> keys = new ArrayList<>(1);
        int from = 0;
        for (int end = written.indexOf(KEY_SEPARATOR); end >= 0; end = written.indexOf(KEY_SEPARATOR, from)) {
            keys.add(written.substring(from, end));
            from = end + 1;
        }
        keys.add(written.substring(from));
        return keys;
    }
}
