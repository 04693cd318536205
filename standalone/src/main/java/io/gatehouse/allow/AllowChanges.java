package io.gatehouse.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Validity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What makes the allowlist say what files say. Nothing is overwritten: what changes is ended and written anew.
 *
 * @param added entries and sets that are new
 * @param changed those that take the place of one in {@code replaced}: another reason, other members
 * @param replaced those that they take the place of
 * @param missing what is in force and the files do not name
 * @param unchanged how many entries and sets stay as they are
 * @param over how many in the files are over already
 */
public record AllowChanges(
        List<AllowlistEntry> added,
        List<AllowlistEntry> changed,
        List<AllowlistEntry> replaced,
        List<AllowlistEntry> missing,
        int unchanged,
        int over) {
    public AllowChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        replaced = List.copyOf(replaced);
        missing = List.copyOf(missing);
    }

    /**
     * The difference between what stands in the topic and what files want.
     *
     * @param now in microseconds since 1970
     */
    public static AllowChanges between(Collection<AllowlistEntry> known, List<AllowlistEntry> wanted, long now) {
        Map<String, List<AllowlistEntry>> left = new LinkedHashMap<>();
        known.stream()
                .filter(entry -> entry.getRemovedAt() == null && now < Validity.until(entry))
                .forEach(entry -> left.computeIfAbsent(scope(entry), scope -> new ArrayList<>())
                        .add(entry));
        Map<String, AllowlistEntry> lasting = new LinkedHashMap<>();
        wanted.stream().filter(entry -> now < Validity.until(entry)).forEach(entry -> lasting.put(scope(entry), entry));
        List<AllowlistEntry> added = new ArrayList<>();
        List<AllowlistEntry> changed = new ArrayList<>();
        List<AllowlistEntry> replaced = new ArrayList<>();
        lasting.forEach((scope, entry) -> {
            List<AllowlistEntry> same = Objects.requireNonNullElse(left.remove(scope), List.of());
            if (same.isEmpty()) {
                added.add(entry);
            } else if (!saysTheSame(same, entry, now)) {
                changed.add(entry);
                replaced.addAll(same);
            }
        });
        int over = (int)
                wanted.stream().filter(entry -> now >= Validity.until(entry)).count();
        List<AllowlistEntry> missing =
                left.values().stream().flatMap(List::stream).toList();
        return new AllowChanges(
                added, changed, replaced, missing, lasting.size() - added.size() - changed.size(), over);
    }

    /** What an entry is about: of a set its kind and name, of others all that they ask of a login and when they end. */
    public static String scope(AllowlistEntry entry) {
        if (Allowlist.isSet(entry)) {
            return "@" + entry.getSetKind() + "/" + entry.getSetName();
        }
        return AllowlistLine.write(AllowlistEntry.newBuilder(entry)
                .setReason(null)
                .setValidFrom(null)
                .build());
    }

    private static boolean saysTheSame(List<AllowlistEntry> known, AllowlistEntry wanted, long now) {
        if (Allowlist.isSet(wanted)) {
            TreeSet<String> members = new TreeSet<>();
            known.forEach(set -> members.addAll(Objects.requireNonNullElse(set.getMembers(), List.of())));
            return members.equals(new TreeSet<>(wanted.getMembers()));
        }
        boolean later = wanted.getValidFrom() != null && wanted.getValidFrom() > now;
        return known.stream()
                .anyMatch(entry -> Objects.equals(entry.getReason(), wanted.getReason())
                        && (!later || Objects.equals(entry.getValidFrom(), wanted.getValidFrom())));
    }
}
