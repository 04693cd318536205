package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.streams.detect.Glob;
import io.gatehouse.streams.detect.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which incidents a command is about. What is not said fits every incident. */
final class AlertOptions {
    /** As they stand in {@link AlertBlock#getStatus}. */
    enum Status {
        OPEN,
        ACKNOWLEDGED,
        CLOSED
    }

    /** Sigma's, from the least. */
    enum Level {
        INFORMATIONAL,
        LOW,
        MEDIUM,
        HIGH,
        CRITICAL
    }

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only those that are open, acknowledged or closed; several with commas.",
            split = ",")
    private @Nullable List<Status> status;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Of this level at least: informational, low, medium, high or critical.")
    private @Nullable Level level;

    @Option(
            names = "--rule",
            paramLabel = "GLOB",
            description = "Of this rule, by name or id; * and ? stand for other letters.")
    private @Nullable String rule;

    @Option(names = "--host", paramLabel = "GLOB", description = "On this host among others, by name or id.")
    private @Nullable String host;

    @Option(names = "--user", paramLabel = "GLOB", description = "About this account among others.")
    private @Nullable String user;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "With an event within the last 30m, 12h or 7d.")
    private @Nullable Duration since;

    Predicate<Alert> wanted(Instant now) {
        long begin = since == null ? Long.MIN_VALUE : Times.micros(now.minus(since));
        Glob rules = new Glob(rule == null ? "*" : rule);
        Predicate<Alert> ofRule = alert -> rules.matches(alert.getRule().getName())
                || rules.matches(alert.getRule().getId());
        return ofRule.and(alert -> {
            AlertBlock block = alert.getGatehouse().getAlert();
            return block != null && block.getLastSeen() >= begin && isWanted(block) && isAbout(alert, block);
        });
    }

    private boolean isWanted(AlertBlock block) {
        boolean known = status == null
                || status.stream()
                        .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(block.getStatus()));
        return known && (level == null || Rule.LEVELS.indexOf(block.getLevel()) >= level.ordinal());
    }

    private boolean isAbout(Alert alert, AlertBlock block) {
        String account = alert.getUser() == null ? null : alert.getUser().getName();
        return (host == null
                        || anyMatches(host, block.getHosts())
                        || new Glob(host).matches(alert.getHost().getName())
                        || new Glob(host).matches(alert.getHost().getId()))
                && (user == null || anyMatches(user, block.getUsers()) || new Glob(user).matches(account));
    }

    private static boolean anyMatches(String glob, @Nullable List<String> values) {
        return values != null && values.stream().anyMatch(new Glob(glob)::matches);
    }
}
