package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka's clients and the registry's client are started with.
 *
 * @param kafka settings of every Kafka client, bootstrap.servers among them
 * @param registryUrl where the registry is
 * @param registry settings of the registry's client
 */
record ClientSettings(Map<String, Object> kafka, String registryUrl, Map<String, Object> registry) {
    static final String DEFAULT_SERVERS = "127.0.0.1:9092";
    static final String DEFAULT_REGISTRY = "http://127.0.0.1:8081/apis/ccompat/v7";

    private static final String SERVERS = "bootstrap.servers";
    private static final String REGISTRY = "schema.registry.";
    private static final String REGISTRY_URL = "schema.registry.url";

    ClientSettings {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
    }

    static ClientSettings defaults() {
        return of(new Properties());
    }

    /**
     * Reads a file of properties.
     *
     * @throws UserError if it cannot be read or names a setting that no Kafka client has
     */
    static ClientSettings read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new UserError("--config: there is no file " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("--config: " + file + " cannot be read as properties (" + e.getMessage() + ")", e);
        }
        KnownSettings known = new KnownSettings();
        properties.stringPropertyNames().stream()
                .filter(name -> !name.startsWith(REGISTRY))
                .forEach(name -> known.require(name, file));
        return of(properties);
    }

    /** These, with what was given as an option in their place. */
    ClientSettings with(@Nullable String servers, @Nullable String url) {
        Map<String, Object> changed = new HashMap<>(kafka);
        if (servers != null) {
            changed.put(SERVERS, servers);
        }
        return new ClientSettings(changed, url == null ? registryUrl : url, registry);
    }

    String servers() {
        return String.valueOf(kafka.get(SERVERS));
    }

    /** The address of the registry without the password that may stand in it. */
    String shownRegistry() {
        return registryUrl.replaceAll("//[^/@]*@", "//");
    }

    /** Confluent's client takes some of its settings with its prefix and some without: it gets both. */
    private static ClientSettings of(Properties properties) {
        Map<String, Object> kafka = new HashMap<>(Map.of(SERVERS, DEFAULT_SERVERS));
        Map<String, Object> registry =
                new HashMap<>(Map.of("http.connect.timeout.ms", 4000, "http.read.timeout.ms", 8000));
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name).strip();
            if (name.startsWith(REGISTRY)) {
                registry.put(name, value);
                registry.put(name.substring(REGISTRY.length()), value);
            } else {
                kafka.put(name, value);
            }
        }
        return new ClientSettings(kafka, properties.getProperty(REGISTRY_URL, DEFAULT_REGISTRY), registry);
    }
}
