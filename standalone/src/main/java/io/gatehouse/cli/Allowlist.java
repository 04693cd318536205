package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Topic;
import io.gatehouse.standalone.UserError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The allowlist in its compacted topic. An entry is never changed but for the moment of its removal. */
final class Allowlist {
    private static final int ID_BYTES = 4;

    private final Cluster cluster;
    private final Topic<AllowlistEntry> topic;
    private final SchemaRegistryClient registry;
    private final Map<String, AllowlistEntry> entries;

    private Allowlist(
            Cluster cluster,
            Topic<AllowlistEntry> topic,
            SchemaRegistryClient registry,
            Map<String, AllowlistEntry> entries) {
        this.cluster = cluster;
        this.topic = topic;
        this.registry = registry;
        this.entries = entries;
    }

    /** Reads the whole list. */
    static Allowlist read(Cluster cluster, Topic<AllowlistEntry> topic) {
        SchemaRegistryClient registry = cluster.registry();
        try (TopicReader<AllowlistEntry> reader = new TopicReader<>(cluster, registry, topic)) {
            return new Allowlist(cluster, topic, registry, Listing.last(reader));
        }
    }

    /** All entries, the removed ones too, oldest first. */
    List<AllowlistEntry> entries() {
        return entries.values().stream()
                .sorted(Comparator.comparingLong(AllowlistEntry::getCreated).thenComparing(AllowlistEntry::getId))
                .toList();
    }

    /** The entry in force that says the same as this one. */
    Optional<AllowlistEntry> same(AllowlistEntry wanted, Instant now) {
        return entries().stream()
                .filter(entry -> isInForce(entry, now))
                .filter(entry -> scope(entry).equals(scope(wanted)))
                .findFirst();
    }

    /** Writes a new entry; returns it with the id that it got. */
    AllowlistEntry add(AllowlistEntry wanted) {
        AllowlistEntry entry =
                AllowlistEntry.newBuilder(wanted).setId(id(wanted)).build();
        write(entry);
        return entry;
    }

    /**
     * Ends an entry.
     *
     * @param id its id, or the beginning of it
     * @throws UserError if there is none, or more than one, or it is already removed
     */
    AllowlistEntry remove(String id, Instant now) {
        List<AllowlistEntry> found =
                entries().stream().filter(entry -> entry.getId().startsWith(id)).toList();
        if (found.size() != 1) {
            throw new UserError(
                    found.isEmpty()
                            ? "there is no allowlist entry " + id + ": see ./gatehouse allow list"
                            : found.size() + " allowlist entries begin with " + id + ": write more of the id");
        }
        AllowlistEntry entry = found.get(0);
        if (entry.getRemovedAt() != null) {
            throw new UserError(
                    "allowlist entry " + entry.getId() + " was already removed at " + Times.of(entry.getRemovedAt()));
        }
        AllowlistEntry removed =
                AllowlistEntry.newBuilder(entry).setRemovedAt(Times.micros(now)).build();
        write(removed);
        return removed;
    }

    static boolean isInForce(AllowlistEntry entry, Instant now) {
        long micros = Times.micros(now);
        return entry.getRemovedAt() == null && (entry.getValidUntil() == null || entry.getValidUntil() > micros);
    }

    private void write(AllowlistEntry entry) {
        new TopicWriter<>(cluster, registry, topic).write(Map.of(entry.getId(), entry));
    }

    /** What an entry says, without who said it when and why. */
    private static AllowlistEntry scope(AllowlistEntry entry) {
        return AllowlistEntry.newBuilder(entry)
                .setId("")
                .setCreated(0)
                .setAuthor(null)
                .setReason(null)
                .build();
    }

    private static String id(AllowlistEntry entry) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(entry.toString().getBytes(StandardCharsets.UTF_8));
            return "al-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
