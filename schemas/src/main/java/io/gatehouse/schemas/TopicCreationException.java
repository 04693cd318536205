package io.gatehouse.schemas;

import org.jspecify.annotations.Nullable;

/** The topics could not be made as declared. The message is for the user: what, why, and what to do. */
public final class TopicCreationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TopicCreationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
