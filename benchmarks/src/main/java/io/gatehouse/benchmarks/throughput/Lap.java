package io.gatehouse.benchmarks.throughput;

/**
 * One run of a contender over the lines.
 *
 * @param linesPerSecond of all its threads together
 * @param cpuMicros processor time of its stream threads per line
 * @param allocatedBytes of its stream threads per line
 */
record Lap(double linesPerSecond, double cpuMicros, double allocatedBytes) {}
