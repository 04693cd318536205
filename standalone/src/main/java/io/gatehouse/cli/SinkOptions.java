package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Which Kafka Connect sinks run beside the topology. */
final class SinkOptions {
    private static final String PLUGINS = "gatehouse.plugin.path";
    private static final List<String> REQUIRED = List.of("name", "connector.class");

    @Option(
            names = "--sink",
            paramLabel = "FILE",
            description =
                    "Properties of a Kafka Connect sink to run, see docs/sinks and deploy/connect. May be repeated.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--connect-port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description =
                    "Where the Connect worker of the sinks answers REST on 127.0.0.1; 0 takes a free one. Default:"
                            + " ${DEFAULT-VALUE}")
    private int port = 8083;

    int port() {
        return port;
    }

    /**
     * The settings of each sink, by its name; none where no file was given.
     *
     * @throws UserError if a file cannot be read, lacks a setting, or two have one name
     */
    Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> sinks = new LinkedHashMap<>();
        for (Path file : files) {
            Map<String, String> settings = settings(file);
            if (sinks.put(settings.getOrDefault("name", ""), settings) != null) {
                throw new UserError("--sink: " + file + " has the name " + settings.get("name")
                        + ", as another sink: give each a name of its own");
            }
        }
        return sinks;
    }

    private static Map<String, String> settings(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new UserError("--sink: there is no file " + file, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserError("--sink: " + file + " cannot be read as properties (" + e.getMessage() + ")", e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties
                .stringPropertyNames()
                .forEach(name -> settings.put(name, properties.getProperty(name).strip()));
        for (String name : REQUIRED) {
            if (settings.getOrDefault(name, "").isEmpty()) {
                throw new UserError("--sink: " + file + " has no " + name);
            }
        }
        return settings;
    }

    /** Where the plugins lie that come with Gatehouse, and those that the user adds. */
    static List<Path> plugins() {
        String path = System.getProperty(PLUGINS);
        if (path == null || path.isBlank()) {
            throw new UserError("the sinks are not built: start with ./gatehouse, which builds them");
        }
        return List.of(path.split(",")).stream().map(Path::of).toList();
    }
}
