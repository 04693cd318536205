package io.gatehouse.schemas.serde;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes Confluent's Schema Registry client. */
public final class RegistryClients {

    private static final int SCHEMAS_PER_SUBJECT = 1000;
    private static final int MISSING_IDS = 1000;
    private static final long MISSING_ID_SECONDS = 30;

    private RegistryClients() {}

    /**
     * A client, which has not talked to the registry yet.
     *
     * @param url {@code http://host:port}, or several with commas, or {@code mock://scope} for a registry in this JVM that
     *     all clients of the scope share. Apicurio answers under {@code http://host:port/apis/ccompat/v7}.
     * @param config as Confluent's serializer takes it: {@code basic.auth.credentials.source},
     *     {@code schema.registry.ssl.truststore.location}, …
     */
    public static SchemaRegistryClient of(String url, Map<String, ?> config) {
        List<String> urls =
                List.of(url.split(",", -1)).stream().map(String::strip).toList();
        urls.forEach(RegistryClients::check);
        return SchemaRegistryClientFactory.newClient(
                urls, SCHEMAS_PER_SUBJECT, List.of(new AvroSchemaProvider()), withDefaults(config), Map.of());
    }

    private static void check(String url) {
        if (!url.matches("(https?|mock)://.+")) {
            throw new IllegalArgumentException("schema registry: '" + url + "' is not http://…, https://… or mock://…");
        }
    }

    /** Garbage can name any schema id: the client remembers for a while which ones the registry does not have. */
    private static Map<String, Object> withDefaults(Map<String, ?> config) {
        Map<String, Object> all = new HashMap<>();
        all.put(SchemaRegistryClientConfig.MISSING_CACHE_SIZE_CONFIG, MISSING_IDS);
        all.put(SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG, MISSING_ID_SECONDS);
        all.putAll(config);
        // Confluent's client casts this one to Long, where a settings file gives text.
        all.computeIfPresent(
                SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG, (name, ttl) -> Long.valueOf(ttl.toString()));
        return all;
    }
}
