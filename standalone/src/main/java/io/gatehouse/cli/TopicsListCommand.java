package io.gatehouse.cli;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse topics list}. */
@Command(
        name = "list",
        description = "Show the topics as the cluster has them: partitions, replicas, record, key, purpose.",
        footer = {"", "Example:", "  ./gatehouse topics list --bootstrap-servers kafka-1:9092"})
final class TopicsListCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    TopicsListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Topics topics = options.topics();
        try (Cluster cluster = options.connect()) {
            Map<String, TopicDescription> present = present(cluster, topics);
            topics.all().forEach(topic -> print(topic, present.get(topic.name())));
            terminal.flush();
            if (present.size() < topics.all().size()) {
                terminal.err().println("Some are missing: run ./gatehouse topics create");
            }
        }
    }

    private static Map<String, TopicDescription> present(Cluster cluster, Topics topics) {
        Set<String> names = cluster.get(cluster.admin().listTopics().names());
        return cluster.get(cluster.admin()
                .describeTopics(topics.all().stream()
                        .map(Topic::name)
                        .filter(names::contains)
                        .toList())
                .allTopicNames());
    }

    private void print(Topic<?> topic, @Nullable TopicDescription found) {
        String size = found == null
                ? "missing"
                : found.partitions().size() + "x"
                        + found.partitions().get(0).replicas().size();
        String record = topic.type() == null ? "bytes" : topic.type().getSimpleName();
        terminal.out().printf("%-26s %-8s %-15s %s Key: %s.%n", topic.name(), size, record, topic.doc(), topic.key());
    }
}
