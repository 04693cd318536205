package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/**
 * The accounts in an audit record: the one that logged in (auid), the one of the process (uid), and the one that it is
 * about (acct or id). Names of the first two stand only in the enriched part.
 */
final class AuditAccounts {
    private final String type;
    private @Nullable String loginId;
    private @Nullable String loginName;
    private @Nullable String processId;
    private @Nullable String processName;
    private @Nullable String id;
    private @Nullable String idName;
    private @Nullable String account;

    AuditAccounts(String type) {
        this.type = type;
    }

    void take(AuditFields fields) {
        switch (fields.key()) {
            case "auid", "new auid" -> loginId = fields.known();
            case "AUID" -> loginName = fields.known();
            case "uid" -> processId = fields.known();
            case "UID" -> processName = fields.known();
            case "id" -> id = fields.known();
            case "ID" -> idName = fields.known();
            case "acct" -> account = fields.text();
            default -> {
                // most keys are of no interest here; the message keeps them
            }
        }
    }

    void tell(Draft draft) {
        draft.audit().setAuid(loginId);
        if (type.startsWith("ADD_") || type.startsWith("DEL_")) {
            tellChange(draft);
        } else if (account != null && !account.equals("?")) {
            draft.user(new Account(account, idOf(account)));
            draft.reason(account.equals("(invalid user)") ? "invalid-user" : null);
        } else if (type.equals("LOGIN")) {
            draft.user(new Account(loginName, loginId));
        } else if (type.startsWith("USER_") && id != null) {
            draft.user(new Account(idName, id));
        } else if (processId != null) {
            draft.user(new Account(processName, processId));
        }
    }

    /** The id that the record gives for a name, where it does. */
    private @Nullable String idOf(String name) {
        return name.equals(loginName) ? loginId : name.equals(processName) ? processId : null;
    }

    private void tellChange(Draft draft) {
        draft.user(new Account(processName, processId));
        if (type.endsWith("_GROUP")) {
            draft.group(account, id);
        } else {
            draft.target(new Account(account != null ? account : idName, id));
        }
    }
}
