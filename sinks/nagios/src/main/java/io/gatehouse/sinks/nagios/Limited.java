package io.gatehouse.sinks.nagios;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Blocking input and output with an end. Opening a pipe waits for its reader and writing to a socket for its peer; neither
 * takes a limit of time nor an interrupt, so both are done in a thread of their own.
 */
interface Limited {

    void run() throws IOException;

    /** Makes {@link #run()} end soon, from another thread. */
    void giveUp();

    /** Runs it; throws an IOException with this message when the time is over. */
    static void within(Duration limit, String late, Limited work) throws IOException, InterruptedException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(work, done), "nagios-delivery");
        thread.setDaemon(true);
        thread.start();
        try {
            done.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            work.giveUp();
            throw new IOException(late, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            work.giveUp();
            throw e;
        }
    }

    private static void complete(Limited work, CompletableFuture<Void> done) {
        try {
            work.run();
            done.complete(null);
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
