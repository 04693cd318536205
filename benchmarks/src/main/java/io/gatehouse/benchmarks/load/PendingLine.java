package io.gatehouse.benchmarks.load;

import java.util.Comparator;

/**
 * A line that a host will write.
 *
 * @param time event time in microseconds
 * @param order tells lines of one moment apart
 * @param kind what it is counted as
 * @param file where it is written
 * @param text the whole line
 * @param consequence what it leads to, noted when it is written
 */
record PendingLine(long time, long order, String kind, LogFile file, String text, Runnable consequence)
        implements Comparable<PendingLine> {
    private static final Comparator<PendingLine> ORDER =
            Comparator.comparingLong(PendingLine::time).thenComparingLong(PendingLine::order);

    @Override
    public int compareTo(PendingLine other) {
        return ORDER.compare(this, other);
    }
}
