package io.gatehouse.redact;

/**
 * A secret and where it stands.
 *
 * @param from index of its first character in the line
 * @param to index after its last one
 * @param secret what it is, decoded
 * @param encoding how it stands there
 */
record Span(int from, int to, String secret, Encoding encoding) {

    boolean covers(Span other) {
        return from <= other.from && other.to <= to;
    }
}
