package io.gatehouse.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can do something about: its message is one line that says what failed, why, and what to do.
 * The command line prints the message alone; the cause is for {@code --debug}.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserError(String message) {
        super(message);
    }

    public UserError(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
