package io.gatehouse.benchmarks.parse;

import io.gatehouse.model.RawLine;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads line after line of a family, from the beginning again behind the last. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
public class ParseBenchmark {
    @Param({"auth"})
    String family;

    @Param({"gatehouse", "regex", "grok"})
    String reader;

    /** A folder with lines; empty for those made up. */
    @Param({""})
    String folder;

    private RawLine[] lines;
    private LineReader contender;
    private int next;

    /** Makes the lines. */
    @Setup
    public void prepare() {
        lines = Families.of(folder, family).lines().toArray(RawLine[]::new);
        contender = LineReader.named(reader);
    }

    /** One line. */
    @Benchmark
    public @Nullable Object read() {
        next = next + 1 < lines.length ? next + 1 : 0;
        return contender.read(lines[next]);
    }
}
