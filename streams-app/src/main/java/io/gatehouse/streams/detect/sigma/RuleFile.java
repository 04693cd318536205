package io.gatehouse.streams.detect.sigma;

/**
 * A file of rules, read.
 *
 * @param name for messages
 */
record RuleFile(String name, byte[] content) {}
