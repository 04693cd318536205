package io.gatehouse.streams.parse.program;

import static io.gatehouse.streams.parse.program.Accounts.SHADOW;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** passwd, chpasswd and gpasswd of shadow (passwd.c, gpasswd.c), beside what they let PAM say. */
final class Passwords {
    static final List<Form> FORMS = List.of(
            Form.of("passwd/changed", Action.PASSWORD_CHANGED)
                    .looks("password for '{target}' changed by '{user}'", "password for 'eve1' changed by 'root'")
                    .looks(
                            "password status for '{target}' changed by '{user}'",
                            "password status for 'eve1' changed by 'root'")
                    .looks("password for '{target}' changed", "password for 'eve1' changed")
                    .looks("password changed for {target}", "password changed for eve1")
                    .succeeded(),
            Form.of("passwd/refused", Action.PASSWORD_CHANGED)
                    .looks(
                            "can't view or modify password information for {target}",
                            "can't view or modify password information for eve1")
                    .looks("incorrect password for '{target}'", "incorrect password for 'eve1'")
                    .looks("incorrect password for {target:word}", "incorrect password for eve1")
                    .looks("password locked for '{target}'", "password locked for 'eve1'")
                    .looks("now < minimum age for '{target}'", "now < minimum age for 'eve1'")
                    .failed(),
            Form.of("gpasswd/member-file", Action.GROUP_MEMBER_ADDED)
                    .looks(
                            "user {target:word} added by {user:word} to group {group} in {skip:word}",
                            "user eve1 added by root to group auditors1 in /etc/gshadow")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("gpasswd/member", Action.GROUP_MEMBER_ADDED)
                    .looks(
                            "user {target:word} added by {user:word} to group {group}",
                            "user eve1 added by root to group auditors1")
                    .succeeded(),
            Form.of("gpasswd/member-failed", Action.GROUP_MEMBER_ADDED)
                    .looks(
                            "{user:word} failed to add user {target:word} to group {group}",
                            "alice failed to add user eve1 to group auditors1")
                    .failed(),
            Form.of("gpasswd/member-removed-file", Action.GROUP_MEMBER_REMOVED)
                    .looks(
                            "user {target:word} removed by {user:word} from group {group} in {skip:word}",
                            "user eve1 removed by root from group auditors1 in /etc/gshadow")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("gpasswd/member", Action.GROUP_MEMBER_REMOVED)
                    .looks(
                            "user {target:word} removed by {user:word} from group {group}",
                            "user eve1 removed by root from group auditors1")
                    .succeeded(),
            Form.of("gpasswd/member-failed", Action.GROUP_MEMBER_REMOVED)
                    .looks(
                            "{user:word} failed to remove user {target:word} from group {group}",
                            "alice failed to remove user eve1 from group auditors1")
                    .failed(),
            Form.of("gpasswd/group-file", Action.GROUP_CHANGED)
                    .looks(
                            "password of group {group:word} {skip:word} by {user:word} in {skip:word}",
                            "password of group auditors1 removed by root in /etc/gshadow")
                    .looks(
                            "access to group {group:word} restricted by {user:word} in {skip:word}",
                            "access to group auditors1 restricted by root in /etc/gshadow")
                    .looks(
                            "{skip:word} of group {group:word} set by {user:word} to {skip} in {skip:word}",
                            "members of group auditors1 set by root to eve1,bob in /etc/group")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("gpasswd/group", Action.GROUP_CHANGED)
                    .looks(
                            "password of group {group:word} {skip:word} by {user:word}",
                            "password of group auditors1 changed by root")
                    .looks(
                            "access to group {group:word} restricted by {user:word}",
                            "access to group auditors1 restricted by root")
                    .looks(
                            "{skip:word} of group {group:word} set by {user:word} to {skip}",
                            "administrators of group auditors1 set by root to eve1")
                    .succeeded(),
            Form.of("gpasswd/group-failed", Action.GROUP_CHANGED)
                    .looks(
                            "{user:word} failed to {skip:word} {skip:word} {skip:word} group {group:word}",
                            "alice failed to restrict access to group auditors1")
                    .looks(
                            "{user:word} failed to set the {skip:word} of group {group:word} to {skip}",
                            "alice failed to set the members of group auditors1 to eve1")
                    .failed());

    private Passwords() {}
}
