package io.gatehouse.streams.parse;

import java.util.List;

/**
 * What an event says happened, with the ECS category and types that go with it.
 *
 * @param word event.action
 * @param category event.category
 * @param type event.type
 */
record Action(String word, List<String> category, List<String> type) {
    /** Of no interest. */
    static final Action NOTED = new Action("noted", List.of(), List.of("info"));

    static final Action LOGGED_IN = of("logged-in", "authentication", "start");
    static final Action LOGIN_FAILED = of("login-failed", "authentication", "start");
    /** The attempt without credentials by which a client asks for the methods. */
    static final Action LOGIN_PROBED = of("login-probed", "authentication", "info");
    /** An attempt that goes on with a further message. */
    static final Action LOGIN_POSTPONED = of("login-postponed", "authentication", "info");
    /** One of several methods succeeded that are needed together. */
    static final Action LOGIN_PARTIAL = of("login-partial", "authentication", "info");
    /** A key, certificate or ticket would do; whether the client has it is not proven yet. */
    static final Action CREDENTIAL_ACCEPTED = of("credential-accepted", "authentication", "info");

    static final Action CREDENTIAL_REFUSED = of("credential-refused", "authentication", "info");
    static final Action ACCOUNT_LOCKED = of("account-locked", "authentication", "info");
    static final Action INVALID_USER = of("invalid-user", "authentication", "info");
    static final Action USER_REFUSED = of("user-refused", "authentication", "info");
    static final Action TOO_MANY_ATTEMPTS = of("too-many-attempts", "authentication", "info");
    static final Action AUTHENTICATED = of("authenticated", "authentication", "info");
    static final Action AUTHENTICATION_FAILED = of("authentication-failed", "authentication", "start");
    static final Action CONNECTED = of("connected", "network", "start");
    static final Action CONNECTION_FAILED = of("connection-failed", "network", "end");
    static final Action DISCONNECTED = of("disconnected", "session", "end");
    /** The same word before anybody was let in: no session ends. */
    static final Action DISCONNECTED_BEFORE_LOGIN = of("disconnected", "network", "end");

    /** What a client's address is called, and what bears that name, are not the same. */
    static final Action NAME_DISAGREES = of("name-disagrees", "network", "info");

    static final Action SFTP_OPENED = of("sftp-opened", "session", "info");
    static final Action SFTP_CLOSED = of("sftp-closed", "session", "info");

    static final Action SESSION_OPENED = of("session-opened", "session", "start");
    static final Action SESSION_STARTED = of("session-started", "session", "info");
    static final Action SUBSYSTEM_REQUESTED = of("subsystem-requested", "session", "info");
    static final Action SESSION_ENDED = of("session-ended", "session", "end");
    static final Action SESSION_CLOSED = of("session-closed", "session", "end");
    static final Action SHELL_OPENED = of("shell-opened", "session", "start");
    static final Action SHELL_CLOSED = of("shell-closed", "session", "end");
    static final Action SWITCHED_USER = of("switched-user", "authentication", "start");

    static final Action SWITCHED_GROUP = of("switched-group", "authentication", "info");

    static final Action RAN_COMMAND = of("ran-command", "process", "start");
    static final Action RAN_JOB = of("ran-job", "process", "start");
    static final Action CRONTAB_CHANGED = of("crontab-changed", "configuration", "change");
    static final Action COMMAND_CONTINUED = of("command-continued", "process", "info");
    static final Action COMMAND_ENDED = of("command-ended", "process", "end");
    static final Action SUDO_DENIED = of("sudo-denied", "process", "denied");

    static final Action USER_CREATED = of("user-created", "iam", "user", "creation");
    static final Action USER_CHANGED = of("user-changed", "iam", "user", "change");
    static final Action USER_DELETED = of("user-deleted", "iam", "user", "deletion");
    static final Action PASSWORD_CHANGED = of("password-changed", "iam", "user", "change");
    static final Action PASSWORD_REFUSED = of("password-refused", "iam", "user", "info");
    static final Action GROUP_CREATED = of("group-created", "iam", "group", "creation");
    static final Action GROUP_CHANGED = of("group-changed", "iam", "group", "change");
    static final Action GROUP_DELETED = of("group-deleted", "iam", "group", "deletion");
    static final Action GROUP_MEMBER_ADDED = of("group-member-added", "iam", "group", "change");
    static final Action GROUP_MEMBER_REMOVED = of("group-member-removed", "iam", "group", "change");

    /** A log daemon left lines out: what follows may lack some. */
    static final Action LINES_DROPPED = of("lines-dropped", "host", "info");

    Action {
        category = List.copyOf(category);
        type = List.copyOf(type);
    }

    static Action of(String word, String category, String... type) {
        return new Action(word, List.of(category), List.of(type));
    }
}
