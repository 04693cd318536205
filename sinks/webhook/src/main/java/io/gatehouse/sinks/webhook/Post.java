package io.gatehouse.sinks.webhook;

/**
 * What is sent for one message.
 *
 * @param id identity of the message, by which a receiver knows what it already has
 * @param key posts of one key keep their order
 * @param body JSON
 */
record Post(String id, String key, String body) {}
