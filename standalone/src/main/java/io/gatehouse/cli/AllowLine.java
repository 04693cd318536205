package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry or set of the allowlist in one line for people, safe for a terminal. */
final class AllowLine {
    private static final int MEMBERS_SHOWN = 5;

    private AllowLine() {}

    static String of(AllowlistEntry entry, Instant now) {
        List<String> parts = new ArrayList<>();
        parts.add(entry.getId());
        parts.add(entry.getAction());
        if (Allowlist.isSet(entry)) {
            parts.add("@" + entry.getSetKind() + "/" + entry.getSetName());
            parts.add(members(Objects.requireNonNullElse(entry.getMembers(), List.of())));
        } else {
            parts.add(String.format("%-18s", source(entry)));
        }
        add(parts, "user", entry.getUser());
        add(parts, "host", entry.getHost());
        add(parts, "service", entry.getService());
        add(parts, "key", entry.getKeyFingerprint());
        add(parts, "ca", entry.getCertificateCa());
        add(parts, "certificate", entry.getCertificateId());
        add(parts, "person", entry.getPerson());
        add(parts, "class", entry.getSessionClass());
        add(parts, "hours", entry.getHours());
        boolean ahead = entry.getValidFrom() != null && entry.getValidFrom() > Times.micros(now.plus(AllowTopic.AHEAD));
        add(parts, "from", ahead ? time(entry.getValidFrom()) : null);
        add(parts, "until", time(entry.getValidUntil()));
        add(parts, "removed", time(entry.getRemovedAt()));
        if (entry.getReason() != null) {
            parts.add("\"" + entry.getReason() + "\"");
        }
        parts.add("(" + Objects.requireNonNullElse(entry.getAuthor(), "?") + ", " + Times.of(entry.getCreated()) + ")");
        add(parts, "", ending(entry, now));
        return Visible.of(String.join("  ", parts));
    }

    /** Whether it ends within some time; of what is removed nobody has to be warned. */
    static boolean endsWithin(AllowlistEntry entry, Instant now, Duration span) {
        return entry.getRemovedAt() == null
                && entry.getValidUntil() != null
                && entry.getValidUntil() <= Times.micros(now.plus(span));
    }

    private static @Nullable String ending(AllowlistEntry entry, Instant now) {
        if (!endsWithin(entry, now, Validity.NOTICE)) {
            return null;
        }
        Duration left = Duration.between(now, Times.instant(entry.getValidUntil()));
        return left.isNegative() || left.isZero()
                ? "EXPIRED"
                : "EXPIRES IN " + (left.toDays() > 1 ? left.toDays() + " days" : Times.span(left));
    }

    private static String members(List<String> members) {
        String some = String.join(" ", members.subList(0, Math.min(MEMBERS_SHOWN, members.size())));
        return members.size() > MEMBERS_SHOWN ? some + " ... " + members.size() + " members" : some;
    }

    private static String source(AllowlistEntry entry) {
        String source = AllowlistLine.source(entry);
        return source.equals("*") ? "any source" : source;
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : Times.of(micros);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add((name + " " + value).strip());
        }
    }
}
