package io.gatehouse.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which host the lines are from.
 *
 * @param id machine-id: the record key of all its lines, never to change
 * @param name its name for people; may change
 * @param zone time zone of lines that name none
 * @param locale whose names of months the lines may have besides the English ones; null for none
 */
public record HostIdentity(
        String id, String name, ZoneId zone, @Nullable Locale locale) {

    /** Where Linux keeps the id of a machine: machine-id(5). */
    public static final Path MACHINE_ID = Path.of("/etc/machine-id");

    private static final Path KERNEL_HOSTNAME = Path.of("/proc/sys/kernel/hostname");

    public HostIdentity {
        if (id.isBlank()) {
            throw new IllegalArgumentException("host id: is empty");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("host name: is empty");
        }
    }

    /** A host whose lines name months in English. */
    public HostIdentity(String id, String name, ZoneId zone) {
        this(id, name, zone, null);
    }

    /** The same host with lines that may name months as that locale does. */
    public HostIdentity withLocale(@Nullable Locale language) {
        return new HostIdentity(id, name, zone, language);
    }

    /**
     * This host, where the settings do not say otherwise.
     *
     * @param id null to read {@link #MACHINE_ID}
     * @param name null to ask the system
     * @param zone null for the system's (TZ or /etc/localtime)
     * @throws IllegalArgumentException when no id is given and the machine has none
     */
    public static HostIdentity of(@Nullable String id, @Nullable String name, @Nullable ZoneId zone) {
        return new HostIdentity(
                id != null ? id : machineId(MACHINE_ID),
                name != null ? name : hostName(),
                zone != null ? zone : ZoneId.systemDefault());
    }

    /** The id that stands in this file. */
    static String machineId(Path file) {
        try {
            String id = Files.readString(file).strip();
            if (id.isEmpty() || id.equals("uninitialized")) { // as an image has it before its first start
                throw new IllegalArgumentException(
                        "host id: " + file + " holds none; run systemd-machine-id-setup, or set the host id");
            }
            return id;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "host id: " + file + " cannot be read (" + Problem.of(e) + "); set the host id", e);
        }
    }

    private static String hostName() {
        try {
            return Files.readString(KERNEL_HOSTNAME).strip();
        } catch (IOException e) {
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }
}
