package io.gatehouse.ingest;

import io.gatehouse.model.RawLine;
import io.gatehouse.schemas.Topic;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent of one host: tails its log files and sends every complete line to the raw topic, at least once. A position
 * is saved after Kafka has acknowledged everything before it; after a failed send the agent closes its producer, waits
 * and goes on from there, for as long as it takes.
 *
 * <p>It runs in a thread of its own, from {@link #start} to {@link #close}. All methods may be called from any thread.
 */
public final class Agent implements AutoCloseable {

    private static final Duration UNTIL_INTERRUPT = Duration.ofMillis(1500);
    private static final Duration UNTIL_GIVING_UP = Duration.ofMillis(3300);

    private final Logger log = LoggerFactory.getLogger(Agent.class);
    private final RawSender sender;
    private final AgentRun run;
    private final Thread thread;

    private Agent(HostIdentity host, RawSender sender, AgentRun run) {
        this.sender = sender;
        this.run = run;
        this.thread = new Thread(run, "gatehouse-agent");
        thread.setDaemon(true);
        log.info("The agent of host {} ({}) starts", host.id(), host.name());
        thread.start();
    }

    /**
     * Opens the files and begins to send. What is written to a file after this has returned is sent, whatever {@link
     * StartAt} says.
     *
     * @param topic the raw topic
     * @param serializer of its records
     * @param producers opens a producer, such as {@link ProducerSettings#open}
     * @throws CheckpointException when the checkpoint cannot be read or written, or another agent has it
     */
    public static Agent start(
            AgentSettings settings,
            Topic<RawLine> topic,
            Serializer<RawLine> serializer,
            Supplier<Producer<byte[], byte[]>> producers) {
        RawSender sender = new RawSender(settings.host().id(), topic, serializer, producers);
        AgentLoop loop = AgentLoop.open(settings, sender);
        return new Agent(settings.host(), sender, new AgentRun(loop, sender, settings.times()));
    }

    /** How it is doing; its files as of a moment ago. */
    public AgentStatus status() {
        Tally tally = sender.tally();
        return new AgentStatus(
                run.state(),
                run.files(),
                tally.sent.sum(),
                tally.acknowledged.sum(),
                sender.pendingBytes(),
                tally.failures.sum(),
                tally.lastError);
    }

    /** Whether, a moment ago, all files had been read to their end and everything was acknowledged. */
    public boolean drained() {
        return run.isDrained();
    }

    /**
     * Waits until every complete line that stands in the files now is acknowledged; returns false when the time is over
     * before.
     */
    public boolean awaitDrained(Duration timeout) throws InterruptedException {
        return run.awaitDrained(timeout);
    }

    /** Waits a while for what was sent to be acknowledged, saves that and stops; within 5 s. */
    @Override
    public void close() {
        run.stop();
        try {
            thread.join(UNTIL_INTERRUPT.toMillis());
            run.interrupt(thread); // it may be waiting for a broker
            thread.join(UNTIL_GIVING_UP.toMillis());
            log.info("The agent has stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
