package io.gatehouse.sinks.monitis;

/**
 * A custom monitor, which is made where there is none of this name and tag.
 *
 * @param resultParams {@code name:display name:unit:type;…}; types are 1 boolean, 2 integer, 3 text, 4 decimal
 */
record CustomMonitor(String name, String tag, String resultParams) {}
