package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An entry of the allowlist in one line for people, safe for a terminal. */
final class AllowLine {
    private AllowLine() {}

    static String of(AllowlistEntry entry, Instant now) {
        List<String> parts = new ArrayList<>();
        parts.add(entry.getId());
        parts.add(entry.getAction());
        parts.add(String.format("%-18s", source(entry)));
        add(parts, "user", entry.getUser());
        add(parts, "host", entry.getHost());
        add(parts, "service", entry.getService());
        add(parts, "key", entry.getKeyFingerprint());
        add(parts, "ca", entry.getCertificateCa());
        add(parts, "certificate", entry.getCertificateId());
        add(parts, "person", entry.getPerson());
        add(parts, "class", entry.getSessionClass());
        add(parts, "hours", entry.getHours());
        add(parts, "from", time(entry.getValidFrom()));
        add(parts, "until", time(entry.getValidUntil()));
        add(parts, "removed", time(entry.getRemovedAt()));
        if (entry.getReason() != null) {
            parts.add("\"" + entry.getReason() + "\"");
        }
        parts.add("(" + Objects.requireNonNullElse(entry.getAuthor(), "?") + ", " + Times.of(entry.getCreated()) + ")");
        if (entry.getRemovedAt() == null && !Allowlist.isInForce(entry, now)) {
            parts.add("EXPIRED");
        }
        return Visible.of(String.join("  ", parts));
    }

    private static String source(AllowlistEntry entry) {
        if (entry.getSourceCidr() != null) {
            return entry.getSourceCidr();
        }
        return entry.getSourceRegex() == null ? "any source" : "/" + entry.getSourceRegex() + "/";
    }

    private static @Nullable String time(@Nullable Long micros) {
        return micros == null ? null : Times.of(micros);
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + " " + value);
        }
    }
}
