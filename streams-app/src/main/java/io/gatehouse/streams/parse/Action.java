package io.gatehouse.streams.parse;

import java.util.List;

/**
 * What an event says happened, with the ECS category and types that go with it.
 *
 * @param word event.action
 * @param category event.category
 * @param type event.type
 */
public record Action(String word, List<String> category, List<String> type) {
    /** Of no interest. */
    public static final Action NOTED = new Action("noted", List.of(), List.of("info"));

    public static final Action LOGGED_IN = of("logged-in", "authentication", "start");
    public static final Action LOGIN_FAILED = of("login-failed", "authentication", "start");
    /** The attempt without credentials by which a client asks for the methods. */
    public static final Action LOGIN_PROBED = of("login-probed", "authentication", "info");
    /** An attempt that goes on with a further message. */
    public static final Action LOGIN_POSTPONED = of("login-postponed", "authentication", "info");
    /** One of several methods succeeded that are needed together. */
    public static final Action LOGIN_PARTIAL = of("login-partial", "authentication", "info");
    /** A key, certificate or ticket would do; whether the client has it is not proven yet. */
    public static final Action CREDENTIAL_ACCEPTED = of("credential-accepted", "authentication", "info");

    public static final Action CREDENTIAL_REFUSED = of("credential-refused", "authentication", "info");
    public static final Action ACCOUNT_LOCKED = of("account-locked", "authentication", "info");
    public static final Action INVALID_USER = of("invalid-user", "authentication", "info");
    public static final Action USER_REFUSED = of("user-refused", "authentication", "info");
    public static final Action TOO_MANY_ATTEMPTS = of("too-many-attempts", "authentication", "info");
    public static final Action AUTHENTICATED = of("authenticated", "authentication", "info");
    public static final Action AUTHENTICATION_FAILED = of("authentication-failed", "authentication", "start");
    public static final Action CONNECTED = of("connected", "network", "start");
    public static final Action CONNECTION_FAILED = of("connection-failed", "network", "end");
    public static final Action DISCONNECTED = of("disconnected", "session", "end");
    /** The same word before anybody was let in: no session ends. */
    public static final Action DISCONNECTED_BEFORE_LOGIN = of("disconnected", "network", "end");

    /** What a client's address is called, and what bears that name, are not the same. */
    public static final Action NAME_DISAGREES = of("name-disagrees", "network", "info");

    public static final Action SFTP_OPENED = of("sftp-opened", "session", "info");
    public static final Action SFTP_CLOSED = of("sftp-closed", "session", "info");

    public static final Action SESSION_OPENED = of("session-opened", "session", "start");
    public static final Action SESSION_STARTED = of("session-started", "session", "info");
    public static final Action SUBSYSTEM_REQUESTED = of("subsystem-requested", "session", "info");
    public static final Action SESSION_ENDED = of("session-ended", "session", "end");
    public static final Action SESSION_CLOSED = of("session-closed", "session", "end");
    public static final Action SHELL_OPENED = of("shell-opened", "session", "start");
    public static final Action SHELL_CLOSED = of("shell-closed", "session", "end");
    public static final Action SWITCHED_USER = of("switched-user", "authentication", "start");

    public static final Action SWITCHED_GROUP = of("switched-group", "authentication", "info");

    public static final Action RAN_COMMAND = of("ran-command", "process", "start");
    public static final Action RAN_JOB = of("ran-job", "process", "start");
    public static final Action CRONTAB_CHANGED = of("crontab-changed", "configuration", "change");
    public static final Action COMMAND_CONTINUED = of("command-continued", "process", "info");
    public static final Action COMMAND_ENDED = of("command-ended", "process", "end");
    public static final Action SUDO_DENIED = of("sudo-denied", "process", "denied");

    public static final Action USER_CREATED = of("user-created", "iam", "user", "creation");
    public static final Action USER_CHANGED = of("user-changed", "iam", "user", "change");
    public static final Action USER_DELETED = of("user-deleted", "iam", "user", "deletion");
    public static final Action PASSWORD_CHANGED = of("password-changed", "iam", "user", "change");
    public static final Action PASSWORD_REFUSED = of("password-refused", "iam", "user", "info");
    public static final Action GROUP_CREATED = of("group-created", "iam", "group", "creation");
    public static final Action GROUP_CHANGED = of("group-changed", "iam", "group", "change");
    public static final Action GROUP_DELETED = of("group-deleted", "iam", "group", "deletion");
    public static final Action GROUP_MEMBER_ADDED = of("group-member-added", "iam", "group", "change");
    public static final Action GROUP_MEMBER_REMOVED = of("group-member-removed", "iam", "group", "change");

    /** A daemon through which people log in began to run, on its own or with its host. */
    public static final Action SERVICE_STARTED = of("service-started", "process", "start");

    public static final Action HOST_BOOTED = of("host-booted", "host", "start");
    /** A log daemon left lines out: what follows may lack some. */
    public static final Action LINES_DROPPED = of("lines-dropped", "host", "info");

    public Action {
        category = List.copyOf(category);
        type = List.copyOf(type);
    }

    public static Action of(String word, String category, String... type) {
        return new Action(word, List.of(category), List.of(type));
    }
}
