package io.gatehouse.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a cluster: what is there, and making what is not. */
final class BrokerTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;

    BrokerTopics(Admin admin) {
        this.admin = admin;
    }

    /** Those of the topics that exist, by name. */
    Map<String, ExistingTopic> existing(List<Topic<?>> topics) {
        Map<String, TopicDescription> descriptions = descriptions(topics);
        Map<String, Map<String, String>> configs = configs(descriptions.keySet());
        Map<String, ExistingTopic> existing = new HashMap<>();
        descriptions.forEach((name, description) -> existing.put(
                name,
                new ExistingTopic(
                        description.partitions().size(),
                        description.partitions().get(0).replicas().size(),
                        configs.getOrDefault(name, Map.of()))));
        return existing;
    }

    private Map<String, TopicDescription> descriptions(List<Topic<?>> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> descriptions = new HashMap<>();
        admin.describeTopics(names).topicNameValues().forEach((name, description) -> {
            try {
                descriptions.put(name, get(description, "describe topic " + name));
            } catch (UnknownTopicOrPartitionException missing) {
                // It is none of those that exist.
            }
        });
        return descriptions;
    }

    /** Makes topics; those that somebody else made meanwhile are not in the names returned. */
    Set<String> create(List<Topic<?>> topics) {
        List<NewTopic> wanted = topics.stream()
                .map(topic ->
                        new NewTopic(topic.name(), topic.partitions(), topic.replication()).configs(topic.config()))
                .toList();
        Map<String, KafkaFuture<Void>> creations = admin.createTopics(wanted).values();
        Set<String> created = new HashSet<>();
        for (NewTopic topic : wanted) {
            try {
                get(Objects.requireNonNull(creations.get(topic.name())), "create topic " + topic.name());
                created.add(topic.name());
            } catch (TopicExistsException meanwhile) {
                // It exists, which is all that is wanted.
            }
        }
        awaitSeen(topics);
        return created;
    }

    /** The controller answers before the brokers have heard of the topic: who asks for it at once would not find it. */
    private void awaitSeen(List<Topic<?>> topics) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (descriptions(topics).size() < topics.size() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TopicCreationException("cannot see the topics: interrupted", e);
            }
        }
    }

    private Map<String, Map<String, String>> configs(Set<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Map<String, String>> configs = new HashMap<>();
        admin.describeConfigs(resources)
                .values()
                .forEach((resource, config) -> configs.put(
                        resource.name(), values(get(config, "describe the configuration of " + resource.name()))));
        return configs;
    }

    private static Map<String, String> values(Config config) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }

    /** Waits, and throws what the cluster threw if the callers tell it apart. */
    private static <T> T get(KafkaFuture<T> future, String what) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof UnknownTopicOrPartitionException || cause instanceof TopicExistsException) {
                throw (KafkaException) cause;
            }
            throw new TopicCreationException("cannot " + what + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicCreationException("cannot " + what + ": interrupted", e);
        }
    }
}
