package io.gatehouse.streams.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The action of each type of audit record: its name in small letters, with the ECS category of those known here. */
final class AuditActions {
    private final Map<String, Action> byType = new HashMap<>();

    AuditActions() {
        put("authentication", "start", "USER_LOGIN", "USER_AUTH", "CRED_ACQ");
        put("authentication", "end", "USER_LOGOUT", "CRED_DISP");
        put("authentication", "info", "USER_ACCT", "CRED_REFR", "USER_ERR", "GRP_AUTH", "CRYPTO_SESSION");
        put("session", "start", "LOGIN", "USER_START");
        put("session", "end", "USER_END");
        put("process", "start", "EXECVE", "USER_CMD");
        put("process", "info", "SYSCALL", "PROCTITLE", "CWD", "PATH", "BPRM_FCAPS", "SOCKADDR", "TTY", "USER_TTY");
        put("configuration", "change", "CONFIG_CHANGE");
        put("configuration", "info", "DAEMON_START", "DAEMON_END", "DAEMON_CONFIG", "DAEMON_ROTATE");
        account("creation", "user", "ADD_USER");
        account("creation", "group", "ADD_GROUP");
        account("deletion", "user", "DEL_USER");
        account("deletion", "group", "DEL_GROUP");
        account("change", "user", "USER_CHAUTHTOK", "USER_MGMT", "USER_ACCT_CHANGE", "ACCT_LOCK", "ACCT_UNLOCK");
        account("change", "group", "GRP_MGMT", "GRP_CHAUTHTOK", "CHGRP_ID", "CHUSER_ID");
    }

    private void put(String category, String ecsType, String... types) {
        for (String type : types) {
            byType.put(type, Action.of(word(type), category, ecsType));
        }
    }

    private void account(String change, String what, String... types) {
        for (String type : types) {
            byType.put(type, Action.of(word(type), "iam", what, change));
        }
    }

    Action of(String type) {
        Action known = byType.get(type);
        return known != null ? known : new Action(word(type), List.of(), List.of("info"));
    }

    private static String word(String type) {
        return type.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
