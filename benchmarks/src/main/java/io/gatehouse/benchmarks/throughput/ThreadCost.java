package io.gatehouse.benchmarks.throughput;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the stream threads of this process have used since they began.
 *
 * @param cpuNanos processor time
 * @param bytes memory allocated
 */
record ThreadCost(long cpuNanos, long bytes) {
    private static final String STREAM_THREAD = "-StreamThread-";

    static ThreadCost now() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long cpu = 0;
        long bytes = 0;
        for (java.lang.management.ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && isStreamThread(info.getThreadName())) {
                cpu += Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
                bytes += Math.max(0, threads.getThreadAllocatedBytes(info.getThreadId()));
            }
        }
        return new ThreadCost(cpu, bytes);
    }

    /** The thread itself, not the network threads of its clients, whose names contain its name. */
    private static boolean isStreamThread(String name) {
        int at = name.lastIndexOf(STREAM_THREAD);
        return at >= 0 && name.substring(at + STREAM_THREAD.length()).chars().allMatch(Character::isDigit);
    }

    ThreadCost since(ThreadCost before) {
        return new ThreadCost(cpuNanos - before.cpuNanos, bytes - before.bytes);
    }
}
