package io.gatehouse.sinks.nagios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts and services that Nagios knows, from its object cache. Nagios drops a result for any other and says so in its log
 * only; here it is counted, and logged once per name.
 */
final class KnownServices {
    private static final Logger LOG = LoggerFactory.getLogger(KnownServices.class);
    private static final int MAX_SAID = 1000;

    private final @Nullable Path objects;
    private final AtomicLong unknown = new AtomicLong();
    private final Set<String> said = new HashSet<>();
    private Set<String> known = Set.of();
    private @Nullable FileTime read;

    /** Null where Nagios's objects are not known; then nothing is unknown. */
    KnownServices(@Nullable Path objects) {
        this.objects = objects;
    }

    /** How many results were sent for what Nagios does not know. */
    long unknown() {
        return unknown.get();
    }

    void check(CheckResult result) {
        if (objects == null || !refresh(objects) || known.contains(name(result.host(), result.service()))) {
            return;
        }
        unknown.incrementAndGet();
        if (said.size() < MAX_SAID && said.add(name(result.host(), result.service()))) {
            LOG.warn("Nagios knows no {} on host {}; it drops what is sent for it", target(result), result.host());
        }
    }

    private static String target(CheckResult result) {
        return result.service().isEmpty() ? "host check" : "service " + result.service();
    }

    /** Nagios writes the file anew whenever it starts. */
    private boolean refresh(Path file) {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(read)) {
                known = namesIn(file);
                read = changed;
                said.clear();
            }
            return true;
        } catch (IOException e) {
            if (said.add("")) {
                LOG.warn(
                        "{} cannot be read, so nobody says which services Nagios does not know: {}",
                        file,
                        e.toString());
            }
            return false;
        }
    }

    private static Set<String> namesIn(Path file) throws IOException {
        Set<String> names = new HashSet<>();
        String[] host = {""};
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            lines.map(KnownServices::utf8).forEach(line -> {
                if (line.startsWith("host_name\t")) {
                    host[0] = line.substring("host_name\t".length());
                    names.add(name(host[0], ""));
                } else if (line.startsWith("service_description\t")) {
                    names.add(name(host[0], line.substring("service_description\t".length())));
                }
            });
        }
        return names;
    }

    /** Nagios takes names in any encoding; a byte that is not ours must not end the reading. */
    private static String utf8(String line) {
        return new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }

    private static String name(String host, String service) {
        return host + ';' + service;
    }
}
