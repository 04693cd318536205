package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.gatehouse.allow.AllowChanges;
import io.gatehouse.embedded.UserError;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Topic;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.Validity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The allowlist in its compacted topic. An entry is never changed but for the moment of its removal. */
final class AllowTopic {
    /** From when on what is written now holds: no login races the load of the entry. */
    static final Duration AHEAD = Duration.ofSeconds(2);

    private static final int ID_BYTES = 6;

    private final TopicWriter<AllowlistEntry> writer;
    private final Map<String, AllowlistEntry> entries;

    private AllowTopic(TopicWriter<AllowlistEntry> writer, Map<String, AllowlistEntry> entries) {
        this.writer = writer;
        this.entries = entries;
    }

    /** Reads the whole list. */
    static AllowTopic read(Cluster cluster, Topic<AllowlistEntry> topic) {
        SchemaRegistryClient registry = cluster.registry();
        try (TopicReader<AllowlistEntry> reader = new TopicReader<>(cluster, registry, topic)) {
            return new AllowTopic(new TopicWriter<>(cluster, registry, topic), Listing.last(reader));
        }
    }

    /** All entries and sets, the removed ones too, oldest first. */
    List<AllowlistEntry> entries() {
        return entries.values().stream()
                .sorted(Comparator.comparingLong(AllowlistEntry::getCreated).thenComparing(AllowlistEntry::getId))
                .toList();
    }

    /** Those that hold now or will. */
    List<AllowlistEntry> lasting(Instant now) {
        return entries().stream().filter(entry -> isLasting(entry, now)).toList();
    }

    static boolean isLasting(AllowlistEntry entry, Instant now) {
        return Times.micros(now) < Validity.until(entry);
    }

    /** The list as the pipeline has it, with what else there is to be on it: what is malformed is left out. */
    Allowlist asLoaded(AllowlistEntry... more) {
        return Allowlist.of(Stream.concat(entries().stream(), Stream.of(more))
                .filter(entry -> Allowlist.check(entry) == null)
                .toList());
    }

    /** The entry that holds as long as this one will and says the same. */
    Optional<AllowlistEntry> same(AllowlistEntry wanted, Instant now) {
        return lasting(now).stream()
                .filter(entry -> entry.getRemovedAt() == null && Validity.from(entry) <= Validity.from(wanted))
                .filter(entry -> AllowChanges.scope(entry).equals(AllowChanges.scope(wanted)))
                .findFirst();
    }

    /** The sets that are in force under a kind and name. */
    List<AllowlistEntry> sets(String kind, String name, Instant now) {
        return lasting(now).stream()
                .filter(entry -> entry.getRemovedAt() == null
                        && kind.equals(entry.getSetKind())
                        && name.equals(entry.getSetName()))
                .toList();
    }

    /** Writes a new entry; returns it with the id that it got. */
    AllowlistEntry add(AllowlistEntry wanted) {
        AllowlistEntry entry = named(wanted);
        write(List.of(entry));
        return entry;
    }

    /** A new entry, in force from two seconds ahead unless it begins later, with the id that it gets; not yet written. */
    static AllowlistEntry fresh(AllowlistEntry wanted, String author, Instant now) {
        long begin = Times.micros(now.plus(AHEAD));
        AllowlistEntry entry = AllowlistEntry.newBuilder(wanted)
                .setCreated(Times.micros(now))
                .setValidFrom(Math.max(begin, Objects.requireNonNullElse(wanted.getValidFrom(), 0L)))
                .setRemovedAt(null)
                .setAuthor(author)
                .build();
        return named(entry);
    }

    /** The same, over from a time on. */
    static AllowlistEntry removed(AllowlistEntry entry, Instant when) {
        return AllowlistEntry.newBuilder(entry).setRemovedAt(Times.micros(when)).build();
    }

    /**
     * The entry of an id.
     *
     * @param id its id, or the beginning of it
     * @throws UserError if there is none, or more than one
     */
    AllowlistEntry find(String id) {
        List<AllowlistEntry> found =
                entries().stream().filter(entry -> entry.getId().startsWith(id)).toList();
        if (found.size() != 1) {
            throw new UserError(
                    found.isEmpty()
                            ? "there is no allowlist entry " + id + ": see ./gatehouse allow list"
                            : found.size() + " allowlist entries begin with " + id + ": write more of the id");
        }
        return found.get(0);
    }

    /**
     * Ends an entry.
     *
     * @param id its id, or the beginning of it
     * @throws UserError if there is none, or more than one, or it is already removed
     */
    AllowlistEntry remove(String id, Instant now) {
        AllowlistEntry entry = find(id);
        if (entry.getRemovedAt() != null) {
            throw new UserError(
                    "allowlist entry " + entry.getId() + " was already removed at " + Times.of(entry.getRemovedAt()));
        }
        AllowlistEntry removed = removed(entry, now);
        write(List.of(removed));
        return removed;
    }

    void write(List<AllowlistEntry> changed) {
        Map<String, AllowlistEntry> records = new LinkedHashMap<>();
        changed.forEach(entry -> records.put(entry.getId(), entry));
        if (!records.isEmpty()) {
            writer.write(records);
        }
    }

    private static AllowlistEntry named(AllowlistEntry entry) {
        AllowlistEntry unnamed = AllowlistEntry.newBuilder(entry).setId("").build();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(unnamed.toString().getBytes(StandardCharsets.UTF_8));
            unnamed.setId("al-" + HexFormat.of().formatHex(hash, 0, ID_BYTES));
            return unnamed;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
