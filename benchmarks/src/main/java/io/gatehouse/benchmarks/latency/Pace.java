package io.gatehouse.benchmarks.latency;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Does something so many times a second in a thread of its own, whatever delays it meets: what is due is made up for at once. */
final class Pace implements AutoCloseable {
    private static final long NAP_NANOS = 2_000_000;

    private final double perSecond;
    private final LongConsumer work;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile long done;

    /** @param work is given how many are due */
    Pace(String name, double perSecond, LongConsumer work) {
        this.perSecond = perSecond;
        this.work = work;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long begin = System.nanoTime();
        while (!stopped) {
            long due = (long) ((System.nanoTime() - begin) / 1e9 * perSecond) - done;
            if (due > 0) {
                work.accept(due);
                done += due;
            }
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    /** How many times so far. */
    long done() {
        return done;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
