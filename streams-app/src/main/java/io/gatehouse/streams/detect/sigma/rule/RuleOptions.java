package io.gatehouse.streams.detect.sigma.rule;

import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.sigma.document.Refusal;
import io.gatehouse.streams.detect.sigma.document.TimeSpans;
import io.gatehouse.streams.detect.sigma.document.YamlMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands under {@code gatehouse} in a rule: our extensions of Sigma.
 *
 * @param mode what becomes of its alerts; null where it does not say
 * @param groupBy fields that make a group; null where it does not say
 * @param timespan how long a group must be quiet until its incident closes
 * @param incident how long an incident lasts at most
 * @param forged whether it also selects lines that were surely not written by whom they name
 */
public record RuleOptions(
        @Nullable Mode mode, @Nullable List<String> groupBy, Duration timespan, Duration incident, boolean forged) {
    private static final List<String> KNOWN = List.of("mode", "group-by", "timespan", "incident", "forged", "examples");
    private static final Duration TIMESPAN = Duration.ofHours(1);
    private static final Duration INCIDENT = Duration.ofHours(24);

    public RuleOptions {
        groupBy = groupBy == null ? null : List.copyOf(groupBy);
    }

    static RuleOptions read(YamlMap document) {
        YamlMap map = document.map("gatehouse");
        if (map == null) {
            return new RuleOptions(null, null, TIMESPAN, INCIDENT, false);
        }
        map.only(KNOWN);
        String mode = map.text("mode");
        return new RuleOptions(
                mode == null ? null : mode(mode, map.line("mode")),
                map.node("group-by") == null ? null : map.texts("group-by"),
                TimeSpans.of(map, "timespan", TIMESPAN),
                TimeSpans.of(map, "incident", INCIDENT),
                map.flag("forged", false));
    }

    /** Reads a mode: off, observe or notify. */
    public static Mode mode(String written, int line) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> new Refusal(line, "mode: \"" + written + "\" is none of off, observe, notify"));
    }
}
