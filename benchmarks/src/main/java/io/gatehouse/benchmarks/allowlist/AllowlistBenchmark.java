package io.gatehouse.benchmarks.allowlist;

import io.gatehouse.model.Event;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the allowlist takes to decide about one login. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init")
public class AllowlistBenchmark {
    private static final int LOGINS = 1024;

    @Param({"10"})
    int entries;

    private Allowlist list;
    private List<Event> logins;
    private int next;

    /** Takes the entries in one by one, as they come from the topic. */
    @Setup(Level.Trial)
    public void load() {
        MadeUpList made = new MadeUpList(entries);
        list = Loaded.oneByOne(made.entries());
        logins = made.logins(LOGINS);
    }

    /** One login. */
    @Benchmark
    public Event decide() {
        Event login = logins.get(next++ & LOGINS - 1);
        list.decide(login);
        return login;
    }
}
