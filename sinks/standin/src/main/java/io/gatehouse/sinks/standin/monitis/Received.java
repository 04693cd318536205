package io.gatehouse.sinks.standin.monitis;

/**
 * A request as it came.
 *
 * @param method GET or POST
 * @param uri path and query, still encoded
 * @param body the form, still encoded
 */
public record Received(String method, String uri, String body) {}
