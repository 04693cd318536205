package io.gatehouse.benchmarks.session;

import io.gatehouse.benchmarks.load.CrowdedHost;
import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What goes on in a crowd of open sessions: one pass is one shot, its time is given per event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(SessionBenchmark.EVENTS)
@SuppressWarnings("NullAway.Init")
public class SessionBenchmark {
    static final int EVENTS = 5_000;

    @Param({"ONE"})
    Crowd crowd;

    private List<RawLine> opening;
    private List<RawLine> work;
    private List<Event> events;
    private JoinedHost host;
    private Map<String, Event> table;

    /** Makes the lines. */
    @Setup(Level.Trial)
    public void write() {
        CrowdedHost crowded = crowd.host();
        opening = crowded.open(crowd.sessions());
        work = crowded.work(EVENTS);
    }

    /** Opens the sessions, and makes the events of the work in them anew. */
    @Setup(Level.Iteration)
    public void open() {
        host = new JoinedHost();
        Crowd.events(opening).forEach(host::take);
        events = Crowd.events(work).subList(0, EVENTS);
        table = new HashMap<>();
    }

    /** The step. */
    @Benchmark
    public void join(Blackhole out) {
        events.forEach(host::take);
        out.consume(host.stored());
    }

    /** The yardstick: the least that any step with a state has to do. */
    @Benchmark
    public void putAndGet(Blackhole out) {
        for (Event event : events) {
            table.put(event.getEvent().getId(), event);
            out.consume(table.get(event.getHost().getId()));
        }
    }
}
