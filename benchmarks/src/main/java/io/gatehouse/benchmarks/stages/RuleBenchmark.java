package io.gatehouse.benchmarks.stages;

import io.gatehouse.model.ClockState;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionState;
import io.gatehouse.streams.detect.Detector;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.session.HostSessions;
import io.gatehouse.streams.session.Joined;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** What rules cost by their number: one pass over the same lines is one shot, its time is given per line. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(RuleBenchmark.LINES)
@SuppressWarnings("NullAway.Init")
public class RuleBenchmark {
    static final int LINES = 50_000;

    @Param({"1"})
    String rules;

    private final Recorded recorded = new Recorded(LINES);
    private RuleSet set;
    private Detector detector;

    /** Reads and compiles the rules: so many made-up ones, or those of a folder. */
    @Setup(Level.Trial)
    public void load() throws IOException {
        boolean number = rules.chars().allMatch(Character::isDigit);
        set = number ? MadeUpRules.of(Integer.parseInt(rules)) : MadeUpRules.loaded(Path.of(rules));
        detector = new Detector(set);
    }

    /** Matching alone. */
    @Benchmark
    public void matchRules(Blackhole out) {
        for (Event event : recorded.events) {
            detector.detect(event, Phase.ON_ARRIVAL, out::consume);
        }
    }

    /** A line all the way: parsed, joined to its session, held against the rules. */
    @Benchmark
    public void parseJoinAndMatch(Blackhole out) {
        Recorded.join(recorded.parsed(), new Matching(detector, out));
    }

    /** Holds what the join gives against the rules. */
    private record Matching(Detector detector, Blackhole out) implements Joined, HostSessions.Changes {
        @Override
        public void event(Event event) {
            detector.detect(event, Phase.ON_ARRIVAL, out::consume);
        }

        @Override
        public void command(Event command) {
            out.consume(command);
        }

        @Override
        public void settled(Event command) {
            detector.detect(command, Phase.WITH_SESSION, out::consume);
        }

        @Override
        public void session(Session session) {
            detector.detect(session, Phase.ON_ARRIVAL, out::consume);
        }

        @Override
        public void session(String id, @Nullable SessionState state) {
            out.consume(state);
        }

        @Override
        public void clock(ClockState state) {
            out.consume(state);
        }

        @Override
        public void command(String key, @Nullable Event event) {
            out.consume(event);
        }
    }

    /** The numbers of rules that are compared. */
    static List<String> numbers() {
        return List.of("1", "10", "100", "1000");
    }
}
