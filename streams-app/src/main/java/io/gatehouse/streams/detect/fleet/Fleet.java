package io.gatehouse.streams.detect.fleet;

import io.gatehouse.model.HostReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All hosts and when they were last heard of. A host is silent when nothing came of it for {@link #SILENCE} while others were heard; of
 * many at once not each is told, but that they are many: then it is the network, the brokers or the agent's last update.
 *
 * <p>Time is that of arrival. It goes by what is heard, so that a pipeline that catches up takes no host for silent whose lines it has
 * not read yet; where nothing at all is heard it goes by the wall clock.
 */
public final class Fleet {
    /** How long nothing may come of a host, in microseconds. */
    public static final long SILENCE = 600_000_000;

    /** Up to so many of a hundred hosts, and always one, are told one by one. */
    private static final int FEW_PERCENT = 2;

    private final Map<String, HostReport> hosts = new TreeMap<>();
    /** Latest arrival of anything. */
    private long latest = Long.MIN_VALUE;
    /** When something was last heard, by the wall clock of this process. */
    private long heardAt;

    /** Nothing has been heard; {@code now} is the wall clock, in microseconds. */
    public Fleet(long now) {
        heardAt = now;
    }

    /** Puts back what was known before this process began. */
    public void restore(String id, HostReport report) {
        hosts.put(id, report);
        latest = Math.max(latest, report.getHeard());
    }

    /** A host was heard of; {@code now} is the wall clock, in microseconds. */
    public void heard(String id, HostReport report, long now) {
        HostReport known = hosts.get(id);
        if (known == null || known.getHeard() < report.getHeard()) {
            hosts.put(id, report);
        }
        latest = Math.max(latest, report.getHeard());
        heardAt = now;
    }

    /** A host is gone for good. */
    public void retired(String id) {
        hosts.remove(id);
    }

    /** Number of hosts. */
    public int size() {
        return hosts.size();
    }

    /** What is to be said of silence at {@code now}, the wall clock in microseconds. */
    public Silence silence(long now) {
        long time = now - heardAt > SILENCE ? now : latest;
        List<HostReport> silent = hosts.values().stream()
                .filter(host -> time - host.getHeard() > SILENCE)
                .toList();
        boolean few = silent.size() <= Math.max(1, hosts.size() * FEW_PERCENT / 100);
        return new Silence(time, silent, !few, hosts.size());
    }

    /**
     * Silent hosts.
     *
     * @param time the time of arrival at which they are silent, in microseconds
     * @param hosts those that are
     * @param together whether they are so many that it is one thing to tell
     * @param of number of all hosts
     */
    public record Silence(long time, List<HostReport> hosts, boolean together, int of) {
        public Silence {
            hosts = List.copyOf(hosts);
        }
    }
}
