package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/** passwd, chpasswd and gpasswd of shadow, beside what they let PAM say. */
final class Passwords implements Program {

    @Override
    public @Nullable Reading read(Message message) {
        Cursor text = message.cursor();
        if (text.skip("password for '")) {
            return changed(message, text);
        }
        return text.skip("user ") ? member(message, text) : null;
    }

    /** {@code password for 'eve1' changed by 'root'}. */
    private static @Nullable Reading changed(Message message, Cursor text) {
        String name = text.upTo("' changed by '");
        if (name == null || !text.skipLast("'")) {
            return null;
        }
        return message.event(Action.PASSWORD_CHANGED, "passwd/changed")
                .user(text.rest())
                .target(Account.named(name))
                .succeeded()
                .done();
    }

    /**
     * <pre>
     * user eve1 added by root to group auditors1
     * user eve1 removed by root from group auditors1
     * </pre>
     */
    private static @Nullable Reading member(Message message, Cursor text) {
        String name = text.word();
        boolean added = text.skip("added by ");
        String by = added || text.skip("removed by ") ? text.upTo(added ? " to group " : " from group ") : null;
        if (by == null) {
            return null;
        }
        Action action = added ? Action.GROUP_MEMBER_ADDED : Action.GROUP_MEMBER_REMOVED;
        return message.event(action, "gpasswd/member")
                .user(by)
                .target(Account.named(name))
                .group(text.rest(), null)
                .succeeded()
                .done();
    }
}
