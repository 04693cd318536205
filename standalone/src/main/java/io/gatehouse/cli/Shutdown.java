package io.gatehouse.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that this process is asked to end (Ctrl-C, SIGTERM) and holds the end up until the command has stopped what it
 * started. Open it before, so that it is closed after, everything that has to be stopped.
 */
final class Shutdown implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::askAndWait, "shutdown");

    Shutdown() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits; returns true as soon as the command is to stop, also when its thread is interrupted. */
    boolean isAskedWithin(Duration time) {
        try {
            return asked.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void askAndWait() {
        asked.countDown();
        try {
            if (!stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("gatehouse: not everything stopped within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
