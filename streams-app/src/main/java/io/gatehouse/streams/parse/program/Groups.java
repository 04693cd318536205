package io.gatehouse.streams.parse.program;

import static io.gatehouse.streams.parse.program.Accounts.SHADOW;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** What the programs of shadow say about groups (groupadd.c, groupmod.c, groupdel.c, cleanup_group.c, usermod.c). */
final class Groups {
    static final List<Form> FORMS = List.of(
            Form.of("shadow/new-group", Action.GROUP_CREATED)
                    .looks("new group: name={group}, GID={group_id}", "new group: name=auditors1, GID=1207")
                    .looks("new group: name={group}, gid={group_id}", "new group: name=auditors1, gid=1207")
                    .looks(
                            "Creating group '{group:first}' with GID {group_id}.",
                            "Creating group 'auditors1' with GID 1207.")
                    .looks(
                            "Creating group {group:word} with gid {group_id}.",
                            "Creating group auditors1 with gid 1207.")
                    .succeeded(),
            Form.of("shadow/group-added", Action.GROUP_CREATED)
                    .looks(
                            "group added to {skip:word} name={group}, GID={group_id}",
                            "group added to /etc/group: name=auditors1, GID=1207")
                    .looks("group added to {skip:word} name={group}", "group added to /etc/gshadow: name=auditors1")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("shadow/group-failed", Action.GROUP_CREATED)
                    .looks("failed to add group {group:word}", "failed to add group auditors1")
                    .failed(),
            Form.of("shadow/group-removed", Action.GROUP_DELETED)
                    .looks("group '{group}' removed from {skip:word}", "group 'auditors1' removed from /etc/gshadow")
                    .looks(
                            "removed shadow group '{group}' owned by '{target}'",
                            "removed shadow group 'eve1' owned by 'eve1'")
                    .looks("removed shadow group '{group}'", "removed shadow group 'eve1'")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("shadow/group-deleted", Action.GROUP_DELETED)
                    .looks("group '{group}' removed", "group 'auditors1' removed")
                    .looks("removed group '{group}' owned by '{target}'", "removed group 'eve1' owned by 'eve1'")
                    .looks("removed group '{group}'", "removed group 'eve1'")
                    .looks("remove group '{group}'", "remove group 'eve1'")
                    .succeeded(),
            Form.of("shadow/group-removal-failed", Action.GROUP_DELETED)
                    .looks("failed to remove group {group:word}", "failed to remove group auditors1")
                    .looks(
                            "failed to remove group {group:word} from {skip}",
                            "failed to remove group auditors1 from /etc/group")
                    .failed(),
            Form.of("shadow/group-changed", Action.GROUP_CHANGED)
                    .looks(
                            "group changed in /etc/group (group {group:word}/{group_id}, {skip}",
                            "group changed in /etc/group (group auditors1/1207, new gid: 1208)")
                    .looks(
                            "group changed in /etc/group (group {group:word}/{group_id})",
                            "group changed in /etc/group (group auditors1/1207)")
                    .succeeded(),
            Form.of("shadow/group-changed-too", Action.GROUP_CHANGED)
                    .looks(
                            "group changed in {skip:word} (group {group:word}/{group_id}, {skip}",
                            "group changed in /etc/passwd (group auditors1/1207, new gid: 1208)")
                    .looks(
                            "group changed in {skip:word} (group {group:word}, {skip}",
                            "group changed in /etc/gshadow (group auditors1, new name: auditors2)")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("shadow/group-change-failed", Action.GROUP_CHANGED)
                    .looks(
                            "failed to change {skip:word} (group {group:word}/{group_id}, {skip}",
                            "failed to change /etc/group (group auditors1/1207, new gid: 1208)")
                    .failed(),
            Form.of("shadow/add-member", Action.GROUP_MEMBER_ADDED)
                    .looks("add '{target:word}' to group '{group}'", "add 'eve1' to group 'auditors1'")
                    .succeeded(),
            Form.of("shadow/add-member-too", Action.GROUP_MEMBER_ADDED)
                    .looks("add '{target:word}' to shadow group '{group}'", "add 'eve1' to shadow group 'auditors1'")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("shadow/remove-member", Action.GROUP_MEMBER_REMOVED)
                    .looks("delete '{target:word}' from group '{group}'", "delete 'eve1' from group 'auditors1'")
                    .succeeded(),
            Form.of("shadow/remove-member-too", Action.GROUP_MEMBER_REMOVED)
                    .looks(
                            "delete '{target:word}' from shadow group '{group}'",
                            "delete 'eve1' from shadow group 'auditors1'")
                    .looks(
                            "delete admin '{target:word}' from shadow group '{group}'",
                            "delete admin 'eve1' from shadow group 'auditors1'")
                    .succeeded()
                    .echoOf(SHADOW));

    private Groups() {}
}
