package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The action of each type of audit record: what the kernel says happened in words, else the name of the type in small
 * letters; with the ECS category of those known here.
 */
final class AuditActions {
    private final Map<String, Action> byType = new HashMap<>();

    AuditActions() {
        put("authentication", "start", "USER_LOGIN", "USER_AUTH", "CRED_ACQ");
        put("authentication", "end", "USER_LOGOUT", "CRED_DISP");
        put("authentication", "info", "USER_ACCT", "CRED_REFR", "USER_ERR", "GRP_AUTH", "CRYPTO_SESSION");
        put("session", "start", "LOGIN", "USER_START");
        put("session", "end", "USER_END");
        put("process", "start", "USER_CMD");
        put("process", "info", "SYSCALL", "PROCTITLE", "CWD", "PATH", "BPRM_FCAPS", "SOCKADDR");
        put("configuration", "info", "DAEMON_START", "DAEMON_END", "DAEMON_CONFIG", "DAEMON_ROTATE");
        account("creation", "user", "ADD_USER");
        account("creation", "group", "ADD_GROUP");
        account("deletion", "user", "DEL_USER");
        account("deletion", "group", "DEL_GROUP");
        account("change", "user", "USER_CHAUTHTOK", "USER_MGMT", "USER_ACCT_CHANGE", "ACCT_LOCK", "ACCT_UNLOCK");
        account("change", "group", "GRP_MGMT", "GRP_CHAUTHTOK", "CHGRP_ID", "CHUSER_ID");
        kernel();
    }

    /** What the kernel itself says happened. */
    private void kernel() {
        word("executed", "process", "start", "EXECVE");
        word("typed", "process", "info", "TTY", "USER_TTY");
        word("crashed", "process", "end", "ANOM_ABEND");
        word("broke-seccomp-filter", "process", "denied", "SECCOMP");
        word("decided-on-access", "process", "info", "AVC", "USER_AVC", "APPARMOR_AUDIT");
        word("decided-on-access", "process", "denied", "APPARMOR_DENIED");
        word("decided-on-access", "process", "allowed", "APPARMOR_ALLOWED");
        word("followed-link", "file", "denied", "ANOM_LINK");
        word("changed-listening-mode", "network", "change", "ANOM_PROMISCUOUS");
        word("changed-firewall", "configuration", "change", "NETFILTER_CFG");
        word("changed-audit-configuration", "configuration", "change", "CONFIG_CHANGE", "FEATURE_CHANGE");
        word("changed-time", "host", "change", "TIME_ADJNTPVAL", "TIME_INJOFFSET");
        word("changed-access-policy", "configuration", "change", "MAC_POLICY_LOAD", "MAC_STATUS", "MAC_CONFIG_CHANGE");
        word("checked-integrity", "file", "info", "INTEGRITY_DATA", "INTEGRITY_METADATA", "INTEGRITY_PCR");
        word("checked-integrity", "file", "info", "INTEGRITY_RULE", "INTEGRITY_HASH", "INTEGRITY_STATUS");
        word("used-bpf", "host", "info", "BPF");
    }

    private void word(String word, String category, String ecsType, String... types) {
        for (String type : types) {
            byType.put(type, Action.of(word, category, ecsType));
        }
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
