package io.gatehouse.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes are no record of the type that was asked for, and never will be: they belong to the dead letters. Whatever
 * else a deserializer throws says nothing about the bytes; above all {@link RegistryUnavailableException}.
 */
public final class UndecodableException extends SerializationException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UndecodableException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public UndecodableException(String reason) {
        this(reason, null);
    }

    /** Why, in words that hold none of the bytes: "magic byte is 123, not 0". */
    public String reason() {
        return reason;
    }
}
