package io.gatehouse.cli;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.gatehouse.embedded.UserError;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.serde.RegistryClients;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A Kafka cluster and its registry, for as long as one command runs. Nothing here waits much longer than 6 s. */
final class Cluster implements AutoCloseable {
    private static final int PATIENCE_MS = 6000;
    private static final int REQUEST_MS = 3000;

    private final ClientSettings settings;
    private final Admin admin;

    private Cluster(ClientSettings settings, Admin admin) {
        this.settings = settings;
        this.admin = admin;
    }

    /**
     * Waits for the brokers' first answer.
     *
     * @throws UserError if there is none, or they refuse
     */
    static Cluster connect(ClientSettings settings) {
        Map<String, Object> impatient = new HashMap<>(settings.kafka());
        impatient.putIfAbsent("default.api.timeout.ms", PATIENCE_MS);
        impatient.putIfAbsent("request.timeout.ms", REQUEST_MS);
        Admin admin;
        try {
            admin = Admin.create(impatient);
        } catch (KafkaException e) {
            throw refused(settings, e);
        }
        Cluster cluster = new Cluster(settings, admin);
        try {
            cluster.get(admin.describeCluster().clusterId());
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    ClientSettings settings() {
        return settings;
    }

    Admin admin() {
        return admin;
    }

    /**
     * A client of the registry, which has answered.
     *
     * @throws UserError if it does not answer, or refuses
     */
    SchemaRegistryClient registry() {
        try {
            SchemaRegistryClient client = RegistryClients.of(settings.registryUrl(), settings.registry());
            client.getAllSubjects();
            return client;
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UserError(
                    "the schema registry at " + settings.shownRegistry() + " does not answer (" + e.getMessage()
                            + "): start it, or say where it is with --registry URL",
                    e);
        } catch (RestClientException e) {
            throw new UserError(
                    "the schema registry at " + settings.shownRegistry() + " refuses with HTTP status " + e.getStatus()
                            + ": is the address complete (Apicurio's ends in /apis/ccompat/v7), the password right?",
                    e);
        }
    }

    /**
     * Checks that a topic is there: a consumer would wait for one that is not.
     *
     * @throws UserError if it is not
     */
    void require(Topic<?> topic) {
        partitions(topic);
    }

    /** Fails where the two do not have the same number of partitions: Kafka Streams would send records of one key to two tasks. */
    void requireEqual(Topic<?> one, Topic<?> other) {
        int expected = partitions(one);
        int found = partitions(other);
        if (expected != found) {
            throw new UserError(one.name() + " has " + expected + " partitions and " + other.name() + " has " + found
                    + ": they must have the same number; delete " + other.name()
                    + " and run ./gatehouse topics create --partitions " + expected);
        }
    }

    private int partitions(Topic<?> topic) {
        try {
            return admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                    .mapToInt(description -> description.partitions().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new UserError(
                        "the cluster at " + settings.servers() + " has no topic " + topic.name()
                                + ": run ./gatehouse topics create (or give --prefix)",
                        e);
            }
            throw refused(settings, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The result of a request, or its failure in words. */
    <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw refused(settings, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }

    static UserError refused(ClientSettings settings, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null && root instanceof KafkaException && !(root.getCause() instanceof Error)) {
            root = root.getCause();
        }
        if (cause instanceof TimeoutException) {
            return new UserError(
                    "no Kafka broker answers at " + settings.servers()
                            + ": start one (./gatehouse up), or say where it is with --bootstrap-servers HOST:PORT",
                    cause);
        }
        return new UserError("Kafka at " + settings.servers() + ": " + root.getMessage(), cause);
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", cause);
    }
}
