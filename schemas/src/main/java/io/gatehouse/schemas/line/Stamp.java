package io.gatehouse.schemas.line;

/**
 * A time found in a line.
 *
 * @param micros microseconds since 1970-01-01T00:00:00Z
 * @param end index of the first character after the time
 */
public record Stamp(long micros, int end) {}
