package io.gatehouse.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the numbers were measured on. */
final class Machine {
    private Machine() {}

    static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put(
                "options", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        facts.put("heap_mib", Runtime.getRuntime().maxMemory() / (1024 * 1024));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("load_before", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return facts;
    }
}
