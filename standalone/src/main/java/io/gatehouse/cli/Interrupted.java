package io.gatehouse.cli;

import io.gatehouse.streams.app.StreamsApp;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for Ctrl-C (or the TERM signal) and lets the command end in good order: the process goes only when the command has closed what
 * it opened, or after {@link #PATIENCE}.
 */
final class Interrupted implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Interrupted() {}

    /** From now on Ctrl-C is handled here. */
    static Interrupted byCtrlC() {
        Interrupted interrupted = new Interrupted();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupted::askAndWait, "gatehouse-stop"));
        return interrupted;
    }

    private void askAndWait() {
        asked.countDown();
        try {
            if (!ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("gatehouse: it did not stop within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it has been asked to end. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits for Ctrl-C, or for the topology to end by itself; then what ended it. */
    @Nullable Throwable orEndOf(StreamsApp app) {
        try {
            while (!asked.await(500, TimeUnit.MILLISECONDS)) {
                if (app.hasEnded()) {
                    return app.awaitEnd();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    /** The command has closed what it opened. */
    @Override
    public void close() {
        ended.countDown();
    }
}
