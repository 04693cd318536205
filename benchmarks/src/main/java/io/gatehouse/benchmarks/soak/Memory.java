package io.gatehouse.benchmarks.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.kafka.streams.KafkaStreams;

/** What the process holds, in MiB: on the heap after a collection, in RocksDB, and altogether. */
final class Memory {
    private static final double MIB = 1024 * 1024;
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    static Map<String, Object> row(KafkaStreams streams, long taken, long begin) {
        System.gc();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("logins", taken);
        row.put("seconds", (System.nanoTime() - begin) / 1_000_000_000);
        row.put(
                "heap_MiB",
                mib(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
        // one cache for all stores, which each of them reports as a whole
        row.put("RocksDB_MiB", mib(metric(streams, "block-cache-usage").max().orElse(0)));
        row.put(
                "of_it_not_yet_written_MiB",
                mib(metric(streams, "size-all-mem-tables").sum()));
        row.put("process_MiB", resident());
        return row;
    }

    private static DoubleStream metric(KafkaStreams streams, String name) {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue());
    }

    private static double mib(double bytes) {
        return Math.round(bytes / MIB * 10) / 10.0;
    }

    private static Object resident() {
        try {
            return Files.exists(STATUS)
                    ? Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> mib(1024 * Double.parseDouble(line.replaceAll("[^0-9]", ""))))
                            .findFirst()
                            .orElseThrow()
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
