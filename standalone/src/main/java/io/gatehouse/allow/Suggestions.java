package io.gatehouse.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import io.gatehouse.streams.detect.allow.Login;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Entries that would cover the usual logins: those of an account from an address on several days. Three such addresses in one network
 * (/24 of IPv4, /64 of IPv6) become that network; where all went to one host, the entry names it.
 */
public final class Suggestions {
    private static final int BLOCK_OF = 3;
    private static final int IPV4_BLOCK = 24;
    private static final int IPV6_BLOCK = 64;
    private static final int IPV4_BITS = 32;
    private static final long DAY = 24 * 3600 * 1_000_000L;

    /** Logins of an account from a block. */
    private static final class Usage {
        private final Set<Long> days = new HashSet<>();
        private final Set<String> hosts = new TreeSet<>();
        private int logins;

        void add(Login login) {
            days.add(Math.floorDiv(login.time(), DAY));
            hosts.add(login.hosts().isEmpty() ? "" : login.hosts().get(0));
            logins++;
        }

        void add(Usage other) {
            days.addAll(other.days);
            hosts.addAll(other.hosts);
            logins += other.logins;
        }
    }

    private final Map<String, Map<Cidr, Usage>> byUser = new TreeMap<>();
    private final int days;

    /** @param days on how many days at least somebody comes from an address where that is usual */
    public Suggestions(int days) {
        this.days = days;
    }

    /** Takes a login in that no entry covers. */
    public void add(Login login) {
        IpAddress address = login.source() == null ? null : IpAddress.parse(login.source());
        if (address != null && isPlain(login.user())) {
            byUser.computeIfAbsent(login.user(), user -> new TreeMap<>(Comparator.comparing(Cidr::text)))
                    .computeIfAbsent(new Cidr(address, address.bits()), block -> new Usage())
                    .add(login);
        }
    }

    /** A name that would be a pattern is no account that anybody proposes. */
    private static boolean isPlain(@Nullable String user) {
        return user != null && user.matches("[A-Za-z0-9._][A-Za-z0-9._@$\\\\-]*");
    }

    /** The entries, those first that cover most logins. They have neither id nor author. */
    public List<AllowlistEntry> entries() {
        record Proposal(int logins, AllowlistEntry entry) {}
        List<Proposal> proposals = new ArrayList<>();
        byUser.forEach((user, sources) -> blocks(sources)
                .forEach((block, usage) -> proposals.add(new Proposal(usage.logins, entry(user, block, usage)))));
        return proposals.stream()
                .sorted(Comparator.comparingInt((Proposal proposal) -> -proposal.logins()))
                .map(Proposal::entry)
                .toList();
    }

    private Map<Cidr, Usage> blocks(Map<Cidr, Usage> sources) {
        Map<Cidr, List<Map.Entry<Cidr, Usage>>> networks = new TreeMap<>(Comparator.comparing(Cidr::text));
        sources.entrySet().stream()
                .filter(source -> source.getValue().days.size() >= days)
                .forEach(source -> networks.computeIfAbsent(network(source.getKey()), network -> new ArrayList<>())
                        .add(source));
        Map<Cidr, Usage> blocks = new TreeMap<>(Comparator.comparing(Cidr::text));
        networks.forEach((network, usual) -> {
            for (Map.Entry<Cidr, Usage> source : usual) {
                blocks.computeIfAbsent(usual.size() < BLOCK_OF ? source.getKey() : network, block -> new Usage())
                        .add(source.getValue());
            }
        });
        return blocks;
    }

    private static Cidr network(Cidr address) {
        return new Cidr(address.network(), address.network().bits() == IPV4_BITS ? IPV4_BLOCK : IPV6_BLOCK);
    }

    private static AllowlistEntry entry(String user, Cidr block, Usage usage) {
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId("");
        entry.setAction("allow");
        entry.setAnySource(false);
        entry.setCreated(0L);
        entry.setSourceCidr(block.text());
        entry.setUser(user);
        String host = usage.hosts.size() == 1 ? usage.hosts.iterator().next() : "";
        entry.setHost(host.isEmpty() ? null : host);
        entry.setReason("usual: " + usage.logins + " logins on " + usage.days.size() + " days");
        return entry;
    }
}
