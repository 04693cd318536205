package io.gatehouse.schemas.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry could not be asked: it is down, out of reach, or refuses. Says nothing about the record at hand, which
 * must be kept and tried again.
 */
public final class RegistryUnavailableException extends RetriableException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
