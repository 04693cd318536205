package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Draft;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts in an audit event: the one that logged in (auid), those of the process (uid, euid), and the one that it is
 * about (acct or id). Names of the first ones stand only in the enriched part.
 */
final class AuditAccounts {
    /** They act for the account that the record is about, whoever it was that started them. */
    private static final Set<String> LOGIN_SERVICES = Set.of(
            "sshd",
            "sshd-session",
            "sshd-auth",
            "dropbear",
            "login",
            "gdm-session-worker",
            "lightdm",
            "sddm-helper",
            "xrdp-sesman",
            "cron",
            "crond",
            "atd",
            "systemd",
            "vsftpd");

    /** What they tell of is done to the account with that id. */
    private static final Set<String> CHANGES = Set.of("USER_MGMT", "USER_CHAUTHTOK", "ACCT_LOCK", "ACCT_UNLOCK");

    private final String type;
    private @Nullable String login;
    private @Nullable String loginName;
    private @Nullable String processId;
    private @Nullable String processName;
    private @Nullable String effectiveId;
    private @Nullable String effectiveName;
    private @Nullable String id;
    private @Nullable String idName;
    private @Nullable String account;
    private @Nullable String group;

    AuditAccounts(String type) {
        this.type = type;
    }

    void take(AuditFields fields) {
        switch (fields.key()) {
            case "auid", "new auid" -> login = login == null || type.equals("LOGIN") ? fields.id() : login;
            case "AUID" -> loginName = fields.known();
            case "uid" -> processId = processId == null ? fields.known() : processId;
            case "UID" -> processName = fields.known();
            case "euid" -> effectiveId = fields.known();
            case "EUID" -> effectiveName = fields.known();
            case "id" -> id = fields.known();
            case "ID" -> idName = fields.known();
            case "acct", "user" -> account = fields.text();
            case "grp" -> group = fields.text();
            default -> {
                // most keys are of no interest here; the message keeps them
            }
        }
    }

    void tell(Draft draft, @Nullable String executable) {
        draft.audit().setAuid(login);
        if (type.startsWith("ADD_") || type.startsWith("DEL_")) {
            tellChange(draft);
        } else if (account != null && !account.equals("?")) {
            tellAccount(draft, account, executable);
        } else if (type.equals("LOGIN")) {
            draft.user(new Account(loginName, loginId()));
        } else if (id != null && CHANGES.contains(type)) {
            draft.user(loginId() != null ? new Account(loginName, loginId()) : new Account(processName, processId));
            draft.target(new Account(idName, id));
        } else if (type.startsWith("USER_") && id != null) {
            draft.user(new Account(idName, id));
        } else if (processId != null) {
            tellProcess(draft, processId);
        }
        if (group != null) {
            draft.group(group, null);
        }
    }

    private @Nullable String loginId() {
        return AuditFields.UNSET.equals(login) ? null : login;
    }

    /** A service that lets people in speaks of them; another program tells what who logged in did with an account. */
    private void tellAccount(Draft draft, String name, @Nullable String executable) {
        boolean isLogin = executable != null && LOGIN_SERVICES.contains(baseName(executable));
        draft.reason(name.equals("(invalid user)") ? "invalid-user" : null);
        if (loginId() == null) {
            draft.user(new Account(name, idOf(name)));
        } else if (name.equals(loginName)) {
            draft.user(new Account(name, loginId()));
        } else {
            draft.user(isLogin ? new Account(name, idOf(name)) : new Account(loginName, loginId()));
            draft.target(new Account(name, idOf(name)));
        }
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The id that the record gives for a name, where it does. */
    private @Nullable String idOf(String name) {
        return name.equals(loginName) ? loginId() : name.equals(processName) ? processId : null;
    }

    private void tellProcess(Draft draft, String uid) {
        draft.user(new Account(processName, uid));
        if (effectiveId != null && !effectiveId.equals(uid)) {
            draft.effective(new Account(effectiveName, effectiveId));
        }
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
