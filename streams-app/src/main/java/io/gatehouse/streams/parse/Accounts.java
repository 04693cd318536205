package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** The programs of shadow that change accounts and groups: useradd, usermod, userdel, groupadd, groupmod, groupdel. */
final class Accounts implements Program {
    private static final String OF_SHADOW = "shadow group ";

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        if (text.skip("new user: name=")) {
            return newUser(message, text);
        }
        if (text.skip("new group: name=")) {
            return newGroup(message, text);
        }
        if (text.skip("delete user '")) {
            return user(message, Action.USER_DELETED, "shadow/delete-user", text);
        }
        if (text.skip("change user '")) {
            return user(message, Action.USER_CHANGED, "shadow/change-user", text);
        }
        if (text.skip("add '")) {
            return member(message, Action.GROUP_MEMBER_ADDED, "shadow/add-member", text, "' to ");
        }
        if (text.skip("delete '")) {
            return member(message, Action.GROUP_MEMBER_REMOVED, "shadow/remove-member", text, "' from ");
        }
        return text.skip("group ") ? group(message, text) : removedGroup(message, text);
    }

    /** {@code new user: name=eve1, UID=1206, GID=1206, home=/home/eve1, shell=/bin/bash, from=/dev/pts/5}. */
    private static @Nullable Reading newUser(Message message, Cursor text) {
        String name = text.upTo(", UID=");
        String id = text.upTo(", ");
        if (name == null || id == null) {
            return null;
        }
        String tty = text.afterLast(", from=");
        return message.event(Action.USER_CREATED, "shadow/new-user")
                .target(new Account(name, id))
                .tty(tty == null ? "" : tty)
                .succeeded()
                .done();
    }

    /** {@code new group: name=auditors1, GID=1207}. */
    private static Reading newGroup(Message message, Cursor text) {
        String id = text.afterLast(", GID=");
        return message.event(Action.GROUP_CREATED, "shadow/new-group")
                .group(text.rest(), id)
                .succeeded()
                .done();
    }

    /**
     * <pre>
     * delete user 'eve1'
     * change user 'eve1' shell from '/bin/sh' to '/bin/bash'
     * </pre>
     */
    private static @Nullable Reading user(Message message, Action action, String form, Cursor text) {
        String name = text.upTo("'");
        return name == null
                ? null
                : message.event(action, form)
                        .target(Account.named(name))
                        .succeeded()
                        .done();
    }

    /**
     * <pre>
     * add 'eve1' to group 'auditors1'
     * delete 'eve1' from shadow group 'auditors1'      the same again for /etc/gshadow
     * </pre>
     */
    private static @Nullable Reading member(Message message, Action action, String form, Cursor text, String mark) {
        String name = text.upTo(mark);
        if (text.startsWith(OF_SHADOW)) {
            return message.noise("shadow-file");
        }
        if (name == null || !text.skip("group '") || !text.skipLast("'")) {
            return null;
        }
        return message.event(action, form)
                .target(Account.named(name))
                .group(text.rest(), null)
                .succeeded()
                .done();
    }

    /**
     * <pre>
     * group 'auditors1' removed
     * group 'auditors1' removed from /etc/gshadow
     * group added to /etc/group: name=auditors1, GID=1207
     * </pre>
     */
    private static @Nullable Reading group(Message message, Cursor text) {
        String name = text.skip("'") ? text.upTo("' removed") : null;
        if (text.startsWith(" from /etc/") || text.startsWith("added to /etc/")) {
            return message.noise("shadow-file");
        }
        return name == null || !text.atEnd() ? null : groupDeleted(message, name);
    }

    /** {@code removed group 'eve1' owned by 'eve1'}. */
    private static @Nullable Reading removedGroup(Message message, Cursor text) {
        if (text.startsWith("removed " + OF_SHADOW)) {
            return message.noise("shadow-file");
        }
        String name = text.skip("removed group '") ? text.upTo("'") : null;
        return name == null ? null : groupDeleted(message, name);
    }

    private static Reading groupDeleted(Message message, String name) {
        return message.event(Action.GROUP_DELETED, "shadow/group-deleted")
                .group(name, null)
                .succeeded()
                .done();
    }
}
