package io.gatehouse.cli;

import io.gatehouse.model.Notification;
import io.gatehouse.schemas.Visible;
import io.gatehouse.schemas.json.EcsJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse alerts notifications}. */
@Command(
        name = "notifications",
        description =
                "Show who was told what: the messages that were decided on, oldest first. They are kept for 30 days.",
        footer = {
            "",
            "Examples:",
            "  ./gatehouse alerts notifications --since 7d --route pager",
            "  ./gatehouse alerts notifications --alert 1f9c --json | jq -r .text"
        })
final class AlertsNotificationsCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            defaultValue = "1d",
            converter = SpanConverter.class,
            description = "Of the last 30m, 12h or 7d. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ofDays(1);

    @Option(names = "--route", paramLabel = "NAME", description = "To this route.")
    private @Nullable String route;

    @Option(names = "--alert", paramLabel = "ID", description = "About this incident, or the beginning of its id.")
    private @Nullable String alert;

    @Option(names = "--json", description = "One JSON document per line.")
    private boolean json;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AlertsNotificationsCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        List<Notification> found = new ArrayList<>();
        try (Cluster cluster = options.connect();
                TopicReader<Notification> reader = new TopicReader<>(
                        cluster, cluster.registry(), options.topics().notifications())) {
            long begin = Times.micros(clock.instant().minus(since));
            reader.toTheEnd((key, message) -> {
                if (message != null && message.getCreated() >= begin && isWanted(message)) {
                    found.add(message);
                }
            });
        }
        EcsJson documents = new EcsJson();
        found.stream()
                .sorted(Comparator.comparingLong(Notification::getCreated))
                .forEach(message -> terminal.out().println(json ? documents.of(message) : line(message)));
        terminal.flush();
        if (found.isEmpty() && !json) {
            terminal.err().println("Nobody was told anything that fits.");
        }
    }

    private boolean isWanted(Notification message) {
        String begin = alert;
        return (route == null || route.equals(message.getRoute()))
                && (begin == null || message.getAlertIds().stream().anyMatch(id -> id.startsWith(begin)));
    }

    private static String line(Notification message) {
        String about = message.getAlertIds().size() == 1
                ? "  " + SessionLine.shortId(message.getAlertIds().get(0))
                : "";
        return Visible.of(Times.of(message.getCreated()) + "  " + message.getRoute() + "  " + message.getCause() + "  "
                + message.getTitle() + about);
    }
}
