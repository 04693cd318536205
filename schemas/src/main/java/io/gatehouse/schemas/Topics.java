package io.gatehouse.schemas;

import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Detection;
import io.gatehouse.model.Event;
import io.gatehouse.model.HostReport;
import io.gatehouse.model.Notification;
import io.gatehouse.model.Person;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Rejected;
import io.gatehouse.model.Session;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Every topic of Gatehouse: name, key, record, partitions and how long it is kept, in this one place.
 *
 * @param prefix begins every name
 * @param partitions partitions of every topic but the two that all instances read whole (allowlist, people) or that one task reads (hosts)
 * @param replication replicas of every topic
 */
public record Topics(String prefix, int partitions, short replication) {

    /** Prefix where the user says nothing. */
    public static final String DEFAULT_PREFIX = "gatehouse.";

    /** Partitions where the user says nothing. */
    public static final int DEFAULT_PARTITIONS = 8;

    /** Lines as the agents read them; the broker stamps them with their arrival. */
    public Topic<RawLine> raw() {
        return topic(
                RawLine.class,
                "raw",
                "host id",
                TopicTraits.of("Every line as an agent read it, and the agents' heartbeats.")
                        .deletedAfterDays(7)
                        .with(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
    }

    /** What the lines say. */
    public Topic<Event> events() {
        return topic(
                Event.class,
                "events",
                "host id",
                TopicTraits.of("Every event that a line tells of.").deletedAfterDays(30));
    }

    /** Commands with their login session. */
    public Topic<Event> commands() {
        return topic(
                Event.class,
                "commands",
                "event id",
                TopicTraits.of(
                                "Every command, joined to the login session it was typed in; the highest revision holds.")
                        .compactedAndDeletedAfterDays(90));
    }

    /** Login sessions. */
    public Topic<Session> sessions() {
        return topic(
                Session.class,
                "sessions",
                "host id and session id",
                TopicTraits.of("Every login session; the highest revision holds.")
                        .compactedAndDeletedAfterDays(90));
    }

    /** What the rules selected: the hop to where alerts are made. */
    public Topic<Detection> detections() {
        return topic(
                Detection.class,
                "detections",
                "hash of rule and group",
                TopicTraits.of("What the rules selected, on its way to where alerts are made; internal.")
                        .deletedAfterDays(1));
    }

    /** Incidents. Compressed with gzip, which every client reads. */
    public Topic<Alert> alerts() {
        return topic(
                Alert.class,
                "alerts",
                "alert id: rule, group and incident",
                TopicTraits.of("Every incident: opened, counted, closed under one id; the highest revision holds.")
                        .compactedAndDeletedAfterDays(400)
                        .notCompactedBeforeDays(7)
                        .with(TopicConfig.COMPRESSION_TYPE_CONFIG, "gzip"));
    }

    /** What each route would be told: the hop to where that is decided. */
    public Topic<Notification> notices() {
        return topic(
                Notification.class,
                "notices",
                "route",
                TopicTraits.of("What each route would be told, on its way to where that is decided; internal.")
                        .deletedAfterDays(1));
    }

    /** What to tell whom. */
    public Topic<Notification> notifications() {
        return topic(
                Notification.class,
                "notifications",
                "route",
                TopicTraits.of("What to tell whom, decided once.").deletedAfterDays(30));
    }

    /** Who took note of which incident. */
    public Topic<Ack> acks() {
        return topic(
                Ack.class,
                "acks",
                "hash of rule and group",
                TopicTraits.of("Who took note of which incident.").deletedAfterDays(400));
    }

    /** Who may log in from where; read whole by every instance. */
    public Topic<AllowlistEntry> allowlist() {
        return inOnePartition(topic(
                AllowlistEntry.class,
                "allowlist",
                "entry id",
                TopicTraits.of("Who may log in from where, and when that was so.")
                        .compacted()));
    }

    /** Who is behind which key or account; read whole by every instance. */
    public Topic<Person> people() {
        return inOnePartition(topic(
                Person.class,
                "people",
                "identity: key fingerprint, certificate:KEY-ID or account@host",
                TopicTraits.of("Who is behind which key or account.").compacted()));
    }

    /** Every host and when it was last heard of; in one partition, so that one task sees the fleet. */
    public Topic<HostReport> hosts() {
        return inOnePartition(topic(
                HostReport.class,
                "hosts",
                "host id",
                TopicTraits.of("Every host and when it was last heard of.").compacted()));
    }

    /** Lines that no parser understood. */
    public Topic<Rejected> unparsed() {
        return topic(
                Rejected.class,
                "unparsed",
                "host id",
                TopicTraits.of("Every line that no parser understood, with the reason.")
                        .deletedAfterDays(30));
    }

    /** Records that are no record: bytes as they came, the reason in headers. */
    public Topic<byte[]> deadLetters() {
        return topic(
                null,
                "dead-letters",
                "as it came",
                TopicTraits.of("Records that could not be decoded, as they came; the reason is in headers.")
                        .deletedAfterDays(30));
    }

    /** All of them, in the order of the flow. */
    public List<Topic<?>> all() {
        return List.of(
                raw(),
                events(),
                commands(),
                sessions(),
                detections(),
                alerts(),
                notices(),
                notifications(),
                acks(),
                allowlist(),
                people(),
                hosts(),
                unparsed(),
                deadLetters());
    }

    private <V> Topic<V> topic(@Nullable Class<V> type, String name, String key, TopicTraits traits) {
        return new Topic<>(prefix + name, type, key, partitions, replication, config(traits), traits.doc());
    }

    private static <V> Topic<V> inOnePartition(Topic<V> topic) {
        return new Topic<>(
                topic.name(), topic.type(), topic.key(), 1, topic.replication(), topic.config(), topic.doc());
    }

    /** A record is acknowledged by at least two of three replicas: losing one broker loses nothing. */
    private Map<String, String> config(TopicTraits traits) {
        String replicas = replication > 2 ? "2" : "1";
        return traits.with(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replicas).config();
    }
}
