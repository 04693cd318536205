package io.gatehouse.ingest;

import java.time.Duration;

/**
 * How often the agent does what.
 *
 * @param poll how long it waits before it looks for new lines again, where there were none
 * @param scan how often it looks for new files and at what became of the known ones
 * @param heartbeat how often it says how far each file has been sent
 * @param save the least time between two checkpoints
 * @param firstRetry how long it waits after a failed send; doubled with each further failure
 * @param lastRetry the longest that it waits after a failed send
 */
public record AgentTimes(
        Duration poll, Duration scan, Duration heartbeat, Duration save, Duration firstRetry, Duration lastRetry) {

    /** What serves a host. */
    public static final AgentTimes DEFAULT = new AgentTimes(
            Duration.ofMillis(50),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    public AgentTimes {
        Positive.check("poll interval", poll);
        Positive.check("scan interval", scan);
        Positive.check("heartbeat interval", heartbeat);
        Positive.check("save interval", save);
        Positive.check("first retry", firstRetry);
        Positive.check("last retry", lastRetry);
        if (lastRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("last retry: " + lastRetry.toMillis() + " ms is less than the first, "
                    + firstRetry.toMillis() + " ms");
        }
    }

    /** The same with another heartbeat. */
    public AgentTimes withHeartbeat(Duration every) {
        return new AgentTimes(poll, scan, every, save, firstRetry, lastRetry);
    }

    /** The same with another waiting time between looks for new lines. */
    public AgentTimes withPoll(Duration every) {
        return new AgentTimes(every, scan, heartbeat, save, firstRetry, lastRetry);
    }
}
