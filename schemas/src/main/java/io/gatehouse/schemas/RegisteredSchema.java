package io.gatehouse.schemas;

import org.jspecify.annotations.Nullable;

/**
 * A schema in the registry.
 *
 * @param subject it is registered under
 * @param id that records carry
 * @param problem why the registry does not hold later schemas against this one (FULL_TRANSITIVE); null where it does
 */
public record RegisteredSchema(
        String subject, int id, @Nullable String problem) {}
