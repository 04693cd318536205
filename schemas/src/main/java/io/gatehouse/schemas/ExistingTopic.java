package io.gatehouse.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the cluster has it.
 *
 * @param partitions number of partitions
 * @param replication number of replicas of the first of them
 * @param config values in force, its own or the cluster's
 */
record ExistingTopic(int partitions, int replication, Map<String, String> config) {

    ExistingTopic {
        config = Map.copyOf(config);
    }

    /** How it differs from the declaration, the number of partitions apart. */
    List<String> differences(Topic<?> wanted) {
        List<String> differences = new ArrayList<>();
        if (replication != wanted.replication()) {
            differences.add("replication is " + replication + ", wanted " + wanted.replication());
        }
        new TreeMap<>(wanted.config()).forEach((name, value) -> {
            String is = config.get(name);
            if (!means(is, value)) {
                differences.add(name + " is " + is + ", wanted " + value);
            }
        });
        return differences;
    }

    /** Lists ({@code cleanup.policy}) have no order. */
    private static boolean means(@Nullable String is, String wanted) {
        return is != null && Set.of(is.split(",")).equals(Set.of(wanted.split(",")));
    }
}
