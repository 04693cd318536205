package io.gatehouse.benchmarks.load;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.RawLine;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Many hosts whose lines come in order of time, without end; the same seed gives the same lines. */
public final class Fleet {
    /** Where the people are who are on the allowlist. */
    static final String OFFICE = "10.20.30.";

    /** The past, so that no line is ahead of its arrival; one day is enough for any run. */
    private static final long START = Instant.parse("2025-01-06T00:00:00Z").getEpochSecond() * 1_000_000;

    private static final long MEAN_GAP = 21_000_000;

    private final Tally tally = new Tally();
    private final PriorityQueue<SimulatedHost> hosts = new PriorityQueue<>(
            Comparator.comparingLong(SimulatedHost::nextTime).thenComparing(SimulatedHost::id));

    /** So many hosts, each of which writes about two thousand lines an hour. */
    public Fleet(int hosts, long seed) {
        Random seeds = new Random(seed);
        for (int number = 0; number < hosts; number++) {
            this.hosts.add(new SimulatedHost(number, START, MEAN_GAP, new Random(seeds.nextLong()), tally));
        }
    }

    /** The next line of any host. */
    public RawLine next() {
        SimulatedHost host = hosts.remove();
        RawLine line = host.next();
        hosts.add(host);
        return line;
    }

    /** What the lines so far must lead to. */
    public Tally tally() {
        return tally;
    }

    /** The one entry that the allowlist needs. */
    public static AllowlistEntry allowlistEntry() {
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId("office");
        entry.setAction("allow");
        entry.setSourceCidr(OFFICE + "0/24");
        entry.setCreated(START - 1);
        entry.setAuthor("benchmark");
        entry.setReason("people in the office");
        return entry;
    }
}
