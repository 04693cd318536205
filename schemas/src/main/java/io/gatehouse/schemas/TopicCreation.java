package io.gatehouse.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is missing: topics with their partitions, replicas and configuration, and their schemas in the registry,
 * which from then on holds later schemas against them. May be run any number of times, also by several at once.
 */
public final class TopicCreation {

    private final BrokerTopics broker;
    private final SchemaSubjects subjects;

    /** Closes neither of the two. */
    public TopicCreation(Admin admin, SchemaRegistryClient registry) {
        broker = new BrokerTopics(admin);
        subjects = new SchemaSubjects(registry);
    }

    /**
     * Makes what is missing and tells, topic by topic, what was found and done.
     *
     * @throws TopicCreationException if a topic has another number of partitions (nothing is made then), or if broker or
     *     registry fail or refuse
     */
    public List<TopicReport> create(Topics topics) {
        List<Topic<?>> all = topics.all();
        Map<String, ExistingTopic> before = existing(all);
        Set<String> created = broker.create(without(before.keySet(), all));
        Map<String, ExistingTopic> others = existing(without(created, all));
        List<TopicReport> reports = new ArrayList<>();
        for (Topic<?> topic : all) {
            TopicReport report =
                    created.contains(topic.name()) ? created(topic) : found(topic, others.get(topic.name()));
            reports.add(withSchema(report, topic));
        }
        return reports;
    }

    private static List<Topic<?>> without(Set<String> names, List<Topic<?>> topics) {
        List<Topic<?>> rest = new ArrayList<>(topics);
        rest.removeIf(topic -> names.contains(topic.name()));
        return rest;
    }

    /** Refuses another number of partitions: keys would move away from their state, one host be in two places. */
    private Map<String, ExistingTopic> existing(List<Topic<?>> topics) {
        Map<String, ExistingTopic> existing = broker.existing(topics);
        List<String> conflicts = new ArrayList<>();
        for (Topic<?> topic : topics) {
            ExistingTopic found = existing.get(topic.name());
            if (found != null && found.partitions() != topic.partitions()) {
                conflicts.add(topic.name() + " has " + found.partitions() + ", wanted " + topic.partitions());
            }
        }
        if (!conflicts.isEmpty()) {
            throw new TopicCreationException(
                    "partitions cannot change: " + String.join("; ", conflicts)
                            + "; set the number that the topics have, or start anew under another prefix",
                    null);
        }
        return existing;
    }

    private static TopicReport created(Topic<?> topic) {
        return new TopicReport(topic.name(), TopicReport.State.CREATED, List.of(), null);
    }

    private static TopicReport found(Topic<?> topic, @Nullable ExistingTopic existing) {
        List<String> differences = existing == null ? List.of() : existing.differences(topic);
        TopicReport.State state = differences.isEmpty() ? TopicReport.State.EXISTS : TopicReport.State.DIFFERS;
        return new TopicReport(topic.name(), state, differences, null);
    }

    private TopicReport withSchema(TopicReport report, Topic<?> topic) {
        Class<?> type = topic.type();
        if (type == null) {
            return report;
        }
        return report.with(subjects.register(topic.subject(), SpecificData.get().getSchema(type)));
    }
}
