package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Event;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.Glob;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the allowlist, ready to match. It matches a login when all that it names match and it was in force at the time of the
 * login: {@code max(created, valid_from) <= t < min(removed_at, valid_until)}.
 */
final class AllowRule {
    private final AllowlistEntry entry;
    private final @Nullable Cidr source;
    private final @Nullable Glob user;
    private final @Nullable Glob host;
    private final @Nullable Glob key;

    private AllowRule(AllowlistEntry entry) {
        this.entry = entry;
        this.source = entry.getSourceCidr() == null ? null : Cidr.parse(entry.getSourceCidr());
        this.user = glob(entry.getUser());
        this.host = glob(entry.getHost());
        this.key = glob(entry.getKeyFingerprint());
    }

    /**
     * Makes an entry ready.
     *
     * @throws IllegalArgumentException where it is malformed, names nothing, names no source without saying so, or names something
     *     that is not matched yet: an entry that is half understood must not let anybody in
     */
    static AllowRule of(AllowlistEntry entry) {
        boolean named = Stream.of(entry.getSourceCidr(), entry.getUser(), entry.getHost(), entry.getKeyFingerprint())
                .anyMatch(Objects::nonNull);
        if (!named) {
            throw new IllegalArgumentException("it names nothing");
        }
        if (entry.getSourceCidr() == null && !entry.getAnySource()) {
            throw new IllegalArgumentException("it names no source and does not say that any will do");
        }
        boolean unknown = Stream.of(
                        entry.getSourceRegex(),
                        entry.getService(),
                        entry.getCertificateCa(),
                        entry.getCertificateId(),
                        entry.getPerson(),
                        entry.getSessionClass(),
                        entry.getHours())
                .anyMatch(Objects::nonNull);
        if (unknown) {
            throw new IllegalArgumentException("it names a condition that this version does not know");
        }
        if (!entry.getAction().equals("allow") && !entry.getAction().equals("deny")) {
            throw new IllegalArgumentException("action \"" + entry.getAction() + "\" is neither allow nor deny");
        }
        return new AllowRule(entry);
    }

    private static @Nullable Glob glob(@Nullable String pattern) {
        return pattern == null ? null : new Glob(pattern);
    }

    AllowlistEntry entry() {
        return entry;
    }

    boolean denies() {
        return entry.getAction().equals("deny");
    }

    boolean matches(Event login) {
        return isInForceAt(login.getTimestamp())
                && (source == null
                        || login.getSource() != null
                                && source.contains(login.getSource().getIp()))
                && (user == null
                        || login.getUser() != null
                                && user.matches(login.getUser().getName()))
                && (host == null || matchesHost(host, login.getHost()))
                && (key == null || key.matches(fingerprintOf(login)));
    }

    private boolean isInForceAt(long time) {
        return entry.getCreated() <= time
                && (entry.getValidFrom() == null || entry.getValidFrom() <= time)
                && (entry.getRemovedAt() == null || time < entry.getRemovedAt())
                && (entry.getValidUntil() == null || time < entry.getValidUntil());
    }

    private static boolean matchesHost(Glob glob, EcsHost host) {
        return glob.matches(host.getName()) || glob.matches(host.getId());
    }

    private static @Nullable String fingerprintOf(Event login) {
        LoginBlock block = login.getGatehouse().getLogin();
        return block == null ? null : block.getKeyFingerprint();
    }
}
