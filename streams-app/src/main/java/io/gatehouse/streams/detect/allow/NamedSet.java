package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A named set, ready to be asked. */
final class NamedSet {
    /** So that a record stays well below what a topic takes. */
    static final int MAX_MEMBERS = 20_000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final AllowlistEntry entry;
    private final SetKind kind;
    private Networks<Boolean> networks = new Networks<>();
    private final Set<String> texts = new HashSet<>();
    private final List<TextPattern> patterns = new ArrayList<>();

    private NamedSet(AllowlistEntry entry, SetKind kind) {
        this.entry = entry;
        this.kind = kind;
    }

    /**
     * Makes a record of the topic ready.
     *
     * @throws IllegalArgumentException where it is malformed
     */
    static NamedSet of(AllowlistEntry entry) {
        if (entry.getSetKind() == null || entry.getSetName() == null || entry.getMembers() == null) {
            throw new IllegalArgumentException("a set has a kind, a name and members");
        }
        if (!NAME.matcher(entry.getSetName()).matches()) {
            throw new IllegalArgumentException("\"" + entry.getSetName()
                    + "\" is no name of a set: up to 64 letters, digits, dots, hyphens and underscores");
        }
        if (entry.getMembers().size() > MAX_MEMBERS) {
            throw new IllegalArgumentException(
                    "a set has " + MAX_MEMBERS + " members at most; two records of one name add up");
        }
        NamedSet set = new NamedSet(entry, SetKind.of(entry.getSetKind()));
        entry.getMembers().forEach(set::add);
        return set;
    }

    private void add(String member) {
        if (kind == SetKind.NETWORKS) {
            networks = networks.with(Cidr.parse(member), true);
            return;
        }
        boolean anyCase = kind == SetKind.HOSTS;
        TextPattern pattern = TextPattern.of(member, anyCase);
        if (pattern.exact()) {
            texts.add(anyCase ? member.toLowerCase(Locale.ROOT) : member);
        } else {
            patterns.add(pattern);
        }
    }

    AllowlistEntry entry() {
        return entry;
    }

    /** Under what it is found: {@code networks/vpn}. */
    String key() {
        return key(kind, entry.getSetName());
    }

    static String key(SetKind kind, String name) {
        return kind.word() + "/" + name;
    }

    boolean holds(IpAddress address) {
        List<Boolean> found = new ArrayList<>();
        networks.holding(address, found::add);
        return !found.isEmpty();
    }

    boolean holds(String text) {
        return texts.contains(text)
                || patterns.stream().anyMatch(pattern -> pattern.test().test(text));
    }
}
