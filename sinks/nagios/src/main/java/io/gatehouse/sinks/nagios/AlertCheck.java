package io.gatehouse.sinks.nagios;

/**
 * An alert's revision as a check result.
 *
 * @param alert its id
 * @param revision of several of one alert, the highest is the truth
 * @param open whether the incident is still open, acknowledged or not
 */
record AlertCheck(String alert, long revision, boolean open, CheckResult result) {}
