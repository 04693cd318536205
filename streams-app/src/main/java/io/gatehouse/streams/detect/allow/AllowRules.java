package io.gatehouse.streams.detect.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.WeeklyHours;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes entries ready to match, or says what is wrong with them: one that is half understood must not let anybody in. */
final class AllowRules {
    private static final String NETWORKS = "@";

    private AllowRules() {}

    /**
     * Makes an entry ready.
     *
     * @throws IllegalArgumentException where it is malformed, names nothing, or names no source without saying so
     */
    static AllowRule of(AllowlistEntry entry) {
        if (!entry.getAction().equals("allow") && !entry.getAction().equals("deny")) {
            throw new IllegalArgumentException("action \"" + entry.getAction() + "\" is neither allow nor deny");
        }
        List<Need> needs = new ArrayList<>();
        source(entry, needs);
        for (Field field : Field.values()) {
            field(field, field.of(entry), needs);
        }
        if (entry.getHours() != null) {
            needs.add(new Need.Within(WeeklyHours.parse(entry.getHours()), entry.getHours()));
        }
        check(entry, needs);
        return new AllowRule(entry, needs);
    }

    private static void source(AllowlistEntry entry, List<Need> needs) {
        String source = entry.getSourceCidr();
        if (source != null) {
            needs.add(
                    source.startsWith(NETWORKS)
                            ? new Need.FromSet(setName(source))
                            : new Need.FromBlock(Cidr.parse(source)));
        }
        String regex = entry.getSourceRegex();
        if (regex != null) {
            needs.add(new Need.FromPattern(TextPattern.regex("/" + regex + "/", regex, true)));
        }
    }

    private static void field(Field field, @Nullable String wanted, List<Need> needs) {
        if (wanted == null) {
            return;
        }
        SetKind kind = field.sets();
        needs.add(
                kind != null && wanted.startsWith("@")
                        ? new Need.IsIn(field, kind, setName(wanted))
                        : new Need.Fits(field, TextPattern.of(wanted, field.anyCase())));
    }

    private static String setName(String reference) {
        if (reference.length() == 1) {
            throw new IllegalArgumentException("\"@\" names no set");
        }
        return reference.substring(1);
    }

    private static void check(AllowlistEntry entry, List<Need> needs) {
        if (needs.isEmpty() || needs.stream().allMatch(AllowRules::isEverything)) {
            throw new IllegalArgumentException("it names nothing and would hold for every login");
        }
        boolean source = entry.getSourceCidr() != null || entry.getSourceRegex() != null;
        if (!source && !entry.getAnySource()) {
            throw new IllegalArgumentException("it names no source and does not say that any will do");
        }
        if (source && entry.getAnySource()) {
            throw new IllegalArgumentException("it names a source and says that any will do: leave one out");
        }
        if (entry.getValidUntil() != null && entry.getValidUntil() <= Validity.from(entry)) {
            throw new IllegalArgumentException("it would end before it begins and never hold");
        }
    }

    /** A block of all addresses is no condition. */
    private static boolean isEverything(Need need) {
        return need instanceof Need.FromBlock from && from.block().isEverything();
    }
}
