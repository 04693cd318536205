package io.gatehouse.ingest;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the loop until it is stopped: waits while there is nothing to send, and after a failure before it tries again.
 * Others may ask it from any thread.
 */
final class AgentRun implements Runnable {

    // Together less than the 5 s in which an agent is to stop.
    private static final Duration FLUSH = Duration.ofSeconds(2);
    private static final Duration CLOSE_PRODUCER = Duration.ofMillis(500);

    private final Logger log = LoggerFactory.getLogger(AgentRun.class);
    private final AgentLoop loop;
    private final RawSender sender;
    private final Duration poll;
    private final Backoff backoff;
    private final Timer statuses;

    private volatile boolean stopping;
    private volatile boolean waiting;
    private volatile boolean ended;
    private volatile boolean drained;
    private volatile List<FileStatus> files = List.of();

    // Guarded by this.
    private boolean leaving;
    private long asked; // number of the last question whether all is sent
    private long answered;

    AgentRun(AgentLoop loop, RawSender sender, AgentTimes times) {
        this.loop = loop;
        this.sender = sender;
        this.poll = times.poll();
        this.backoff = new Backoff(times.firstRetry(), times.lastRetry());
        this.statuses = new Timer(times.save());
        this.files = loop.statuses();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                step();
            }
        } finally {
            end();
        }
    }

    /** Asks it to stop; {@link #run} returns when all is saved. */
    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    /** Interrupts what the loop waits for; not its end, in which it flushes and saves. */
    synchronized void interrupt(Thread thread) {
        if (!leaving) {
            thread.interrupt();
        }
    }

    /** Waits until a pass that began after this call found nothing more to send and all acknowledged. */
    synchronized boolean awaitDrained(Duration timeout) throws InterruptedException {
        long question = ++asked;
        long end = System.nanoTime() + timeout.toNanos();
        for (long left = timeout.toMillis(); answered < question && left > 0 && !ended; left = millisUntil(end)) {
            wait(left);
        }
        return answered >= question;
    }

    boolean isDrained() {
        return drained;
    }

    List<FileStatus> files() {
        return files;
    }

    AgentStatus.State state() {
        return ended ? AgentStatus.State.STOPPED : waiting ? AgentStatus.State.WAITING : AgentStatus.State.SENDING;
    }

    private void step() {
        long question = question();
        try {
            int sent = loop.pass(question > 0);
            noteSuccess();
            note(loop.isDrained(), question);
            if (sent == 0) {
                doze(poll);
            }
        } catch (RuntimeException e) {
            recover(e);
        }
    }

    private void note(boolean nothingLeft, long question) {
        if (statuses.isDue() || question > 0 || nothingLeft != drained) {
            files = loop.statuses();
        }
        drained = nothingLeft;
        if (nothingLeft && question > 0) {
            answer(question);
        }
    }

    private void noteSuccess() {
        if (waiting && sender.isAcknowledging()) {
            waiting = false;
            backoff.reset();
            log.info("Kafka takes the lines again");
        }
    }

    private void recover(RuntimeException e) {
        if (stopping) {
            return;
        }
        Duration pause = backoff.next();
        if (!waiting) {
            log.warn(
                    "Kafka does not take the lines ({}): the agent goes back to what was acknowledged and tries again"
                            + " and again, first in {} ms",
                    e.getMessage(),
                    pause.toMillis());
        }
        log.debug("Sending failed", e);
        waiting = true;
        sender.fail(e);
        loop.rewind();
        note(false, 0);
        doze(pause);
    }

    private void end() {
        synchronized (this) {
            leaving = true;
        }
        boolean interrupted = Thread.interrupted(); // it has done its work, and would close the files below
        log.debug("The loop has ended{}", interrupted ? " by an interrupt" : "");
        try {
            sender.flush(FLUSH);
        } catch (InterruptedException e) {
            log.debug("Interrupted while waiting for the last acknowledgements", e);
        }
        sender.close(CLOSE_PRODUCER);
        files = loop.statuses();
        loop.close();
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void doze(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        try {
            for (long left = pause.toMillis(); left > 0 && !stopping; left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** The number of the last question that is not answered; 0 where there is none. */
    private synchronized long question() {
        return asked > answered ? asked : 0;
    }

    private synchronized void answer(long question) {
        answered = question;
        notifyAll();
    }

    private static long millisUntil(long nanoTime) {
        return (nanoTime - System.nanoTime()) / 1_000_000;
    }
}
