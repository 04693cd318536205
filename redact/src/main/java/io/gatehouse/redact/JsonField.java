package io.gatehouse.redact;

/**
 * A field of a JSON object.
 *
 * @param name its name as written
 * @param value its text, decoded
 */
record JsonField(String name, Text value) {}
