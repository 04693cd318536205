package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Visible;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which named sets entries refer to. */
final class MissingSets {
    private MissingSets() {}

    /** A warning for each set that entries name and the list does not have. */
    static List<String> of(Collection<AllowlistEntry> entries, Collection<AllowlistEntry> list) {
        Set<String> there = list.stream().map(MissingSets::name).collect(Collectors.toSet());
        Set<String> named = new TreeSet<>();
        entries.forEach(entry -> named.addAll(named(entry)));
        return named.stream()
                .filter(set -> !there.contains(set))
                .map(set -> Visible.of("There is no set @" + set
                        + " yet: what names it fits no login. See ./gatehouse allow set --help"))
                .toList();
    }

    /** The sets that an entry names, as {@code networks/vpn}. */
    static Set<String> named(AllowlistEntry entry) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("networks", entry.getSourceCidr());
        fields.put("users", entry.getUser());
        fields.put("hosts", entry.getHost());
        fields.put("persons", entry.getPerson());
        Set<String> named = new TreeSet<>();
        fields.forEach((kind, value) -> {
            if (value != null && value.startsWith("@")) {
                named.add(kind + "/" + value.substring(1));
            }
        });
        return named;
    }

    /** {@code networks/vpn} of a set. */
    static String name(AllowlistEntry set) {
        return set.getSetKind() + "/" + set.getSetName();
    }
}
