package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of shadow that change accounts, groups and passwords (useradd.c, usermod.c, userdel.c, newgrp.c and the
 * others; versions 4.0 to 4.17), and systemd-sysusers. What they do to /etc/gshadow after /etc/group is the echo of
 * the first line.
 */
public final class Accounts {
    /** What marks the second and third line about one change. */
    static final String SHADOW = "shadow";

    private static final List<Form> USERS = List.of(
            Form.of("shadow/new-user", Action.USER_CREATED)
                    .looks(
                            "new user: name={target:word}, UID={target_id}, GID={skip:number}, home={skip}, shell={skip}, from={tty:text}",
                            "new user: name=eve1, UID=1206, GID=1206, home=/home/eve1, shell=/bin/bash, from=/dev/pts/5")
                    .looks(
                            "new user: name={target:word}, UID={target_id}, {skip}",
                            "new user: name=eve1, UID=1206, GID=1206, home=/home/eve1, shell=/bin/bash")
                    .looks(
                            "new user: name={target:word}, uid={target_id}, {skip}",
                            "new user: name=eve1, uid=1206, gid=0, home=/home/eve1, shell=/bin/bash")
                    .looks(
                            "Creating user '{target:word}' ({skip}) with UID {target_id} and GID {skip:number}.",
                            "Creating user 'eve1' (n/a) with UID 1206 and GID 1206.")
                    .looks(
                            "Creating user {target:word} ({skip}) with uid {target_id} and gid {skip:number}.",
                            "Creating user eve1 (n/a) with uid 1206 and gid 1206.")
                    .succeeded(),
            Form.of("shadow/new-user-failed", Action.USER_CREATED)
                    .looks(
                            "failed adding user '{target:word}', {reason:first}",
                            "failed adding user 'eve1', exit code: 4")
                    .looks("failed adding user '{target}'", "failed adding user 'eve1'")
                    .looks("failed to add user {target:word}", "failed to add user eve1")
                    .failed(),
            Form.of("shadow/delete-user", Action.USER_DELETED)
                    .looks("delete user '{target}'", "delete user 'eve1'")
                    .succeeded(),
            Form.of("shadow/delete-user-failed", Action.USER_DELETED)
                    .looks(
                            "failed deleting user '{target:word}', {reason:first}",
                            "failed deleting user 'eve1', exit code: 8")
                    .looks("failed deleting user '{target}'", "failed deleting user 'eve1'")
                    .failed(),
            Form.of("shadow/change-member", Action.USER_CHANGED)
                    .looks(
                            "change '{target:word}' to '{skip}' in {skip:word} '{group}'",
                            "change 'eve1' to 'eve2' in group 'auditors1'")
                    .looks(
                            "change {skip:word} '{target:word}' to '{skip}' in {skip:word} group '{group}'",
                            "change admin 'eve1' to 'eve2' in shadow group 'auditors1'")
                    .looks(
                            "change '{target:word}' to '{skip}' in shadow group '{group}'",
                            "change 'eve1' to 'eve2' in shadow group 'auditors1'")
                    .succeeded()
                    .echoOf(SHADOW),
            Form.of("shadow/change-user", Action.USER_CHANGED)
                    .looks("change user name '{target:word}' to '{skip}'", "change user name 'eve1' to 'eve2'")
                    .looks(
                            "change user '{target:word}' {skip}",
                            "change user 'eve1' shell from '/bin/sh' to '/bin/bash'")
                    .looks("lock user '{target}' password", "lock user 'eve1' password")
                    .looks("unlock user '{target}' password", "unlock user 'eve1' password")
                    .looks("changed user '{target:word}' {skip}", "changed user 'eve1' shell to '/bin/sh'")
                    .looks("changed password expiry for {target}", "changed password expiry for eve1")
                    .looks("changed password aging for {target}", "changed password aging for eve1")
                    .succeeded(),
            Form.of("shadow/change-user-failed", Action.USER_CHANGED)
                    .looks("can't change {skip} for '{target}'", "can't change shell for 'eve1'")
                    .failed(),
            Form.of("newgrp/switched", Action.SWITCHED_GROUP)
                    .looks(
                            "user '{user:word}' (login '{skip:word}' on {tty}) switched to group '{group}'",
                            "user 'alice' (login 'alice' on pts/1) switched to group 'adm'")
                    .looks(
                            "user '{user:word}' (login '{skip:word}' on {tty}) returned to group '{group}'",
                            "user 'alice' (login 'alice' on pts/1) returned to group 'alice'")
                    .succeeded(),
            Form.of("newgrp/failed", Action.AUTHENTICATION_FAILED)
                    .looks(
                            "Invalid password for group '{group:first}' from '{user}'",
                            "Invalid password for group 'adm' from 'alice'")
                    .failed()
                    .service("newgrp"));

    private static final Form NOISE = Form.noise("shadow/noise", "failed to {skip}", "failed to unlock /etc/gshadow")
            .looks("can't {skip}", "can't open /etc/passwd")
            .looks("cannot {skip}", "cannot lock /etc/passwd; try again later.")
            .looks("useradd default{skip}", "useradd defaults: GROUP=100, HOME=/home, SHELL=/bin/sh, INACTIVE=-1")
            .looks("delete mail file{skip}", "delete mail file /var/mail/eve1")
            .looks(
                    "group {group:word} not removed because {skip}",
                    "group eve1 not removed because it has other members.")
            .looks("user {target:word} is {skip}", "user eve1 is currently used by process 42")
            .looks("unable to {skip}", "unable to cd to /home/eve1")
            .looks("Adding {skip}", "Adding user `eve1' ...")
            .looks("Removing {skip}", "Removing user `eve1' ...")
            .looks("Creating {skip}", "Creating home directory `/home/eve1' ...")
            .looks("Copying {skip}", "Copying files from `/etc/skel' ...")
            .looks("Selecting {skip}", "Selecting UID from range 1000 to 59999 ...")
            .looks("Setting {skip}", "Setting quota for user `eve1' ...")
            .looks("{skip:word}: {skip}", "useradd: cannot rename /etc/passwd-");

    private Accounts() {}

    public static Program program() {
        return new Forms(Stream.of(USERS, Groups.FORMS, Passwords.FORMS, List.of(NOISE))
                .flatMap(List::stream)
                .toArray(Form[]::new));
    }
}
