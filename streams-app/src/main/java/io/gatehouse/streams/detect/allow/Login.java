package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.PersonRef;
import io.gatehouse.streams.detect.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the allowlist is asked about: who logged in from where, on which host and how, as far as the line of the login says. What is
 * absent fits no entry that names it.
 *
 * @param time event time in microseconds since 1970
 * @param source the address in the one way of writing it, or what stands in its place
 * @param hosts name and id of the host, in small letters
 * @param service PAM service; the program where the line names none
 * @param ca CA key of the certificate as sshd names it ({@code RSA SHA256:…})
 * @param certificate key id of the certificate
 * @param person id of the person
 * @param sessionClass {@code transfer} of the FTP servers, {@code interactive} where the login has a terminal; sshd tells neither
 */
public record Login(
        long time,
        @Nullable String source,
        @Nullable String user,
        List<String> hosts,
        @Nullable String service,
        @Nullable String key,
        @Nullable String ca,
        @Nullable String certificate,
        @Nullable String person,
        @Nullable String sessionClass) {
    private static final Set<String> COPIERS = Set.of("vsftpd", "proftpd", "pure-ftpd", "ftpd");

    public Login {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        IpAddress address = source == null ? null : IpAddress.parse(source);
        source = address == null ? source : address.text();
    }

    /** The login that an event tells of. */
    public static Login of(Event event) {
        LoginBlock how = Objects.requireNonNullElseGet(event.getGatehouse().getLogin(), LoginBlock::new);
        PersonRef person = event.getGatehouse().getPerson();
        String service = service(event, how);
        return new Login(
                event.getTimestamp(),
                source(event.getSource()),
                event.getUser() == null ? null : event.getUser().getName(),
                hosts(event.getHost()),
                service,
                how.getKeyFingerprint(),
                how.getCertificateCa(),
                how.getCertificateId(),
                person == null ? null : person.getId(),
                sessionClass(service, event.getGatehouse().getTty()));
    }

    private static List<String> hosts(EcsHost host) {
        return Stream.of(host.getName(), host.getId()).filter(Objects::nonNull).toList();
    }

    private static @Nullable String source(@Nullable EcsSource source) {
        return source == null ? null : source.getIp() == null ? source.getAddress() : source.getIp();
    }

    private static @Nullable String service(Event event, LoginBlock how) {
        String program = event.getProcess() == null ? null : event.getProcess().getName();
        return how.getService() != null ? how.getService() : "sshd-session".equals(program) ? "sshd" : program;
    }

    private static @Nullable String sessionClass(@Nullable String service, @Nullable String tty) {
        return service != null && COPIERS.contains(service) ? "transfer" : tty == null ? null : "interactive";
    }

    /** The same at another time, in microseconds since 1970. */
    public Login at(long when) {
        return new Login(when, source, user, hosts, service, key, ca, certificate, person, sessionClass);
    }

    /** The address; null where the source is none. */
    @Nullable
    IpAddress address() {
        return source == null ? null : IpAddress.parse(source);
    }

    /** Values of the fields by which entries are found that name exactly one: {@link Bucket}. */
    List<String> exactKeys() {
        List<String> keys = new ArrayList<>();
        for (Field field : Field.BY_SELECTIVITY) {
            field.in(this).forEach(value -> keys.add(field.key(value)));
        }
        return keys;
    }
}
