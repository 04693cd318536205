package io.gatehouse.streams.detect;

/**
 * What a rule has had to do in one thread, since the start. A rule may have several, which add up.
 *
 * @param evaluated records that were looked at more closely because something of the rule was seen in them
 * @param matched records that it selected
 */
public record RuleTally(Rule rule, long evaluated, long matched) {}
