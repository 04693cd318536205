package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.sinks.standin.Mailbox;
import io.gatehouse.standalone.Stack;
import io.gatehouse.streams.detect.notify.Occasion;
import io.gatehouse.streams.detect.notify.Route;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.notify.Scope;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The sinks of the demo, through a real Connect worker, and what arrived at each. */
final class DemoSinks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TO = "ops@example.net";

    private final Stack stack;
    private final @Nullable String searchServer;
    private final Mailbox mailbox = Mailbox.start();
    private final DemoMonitis monitis = new DemoMonitis();
    private final List<Path> plugins;

    /** {@code searchServer} is the address of an Elasticsearch or OpenSearch, null where there is none. */
    DemoSinks(Stack stack, @Nullable String searchServer) {
        this.stack = stack;
        this.searchServer = searchServer;
        plugins = pluginsThere();
    }

    private static List<Path> pluginsThere() {
        return System.getProperty("gatehouse.plugin.path") == null
                ? List.of()
                : SinkOptions.plugins().stream().filter(Files::isDirectory).toList();
    }

    /** One route that tells all of the recording in one message: it is long past. */
    static Routes routes() {
        Route demo = new Route(
                "demo",
                Scope.from(3),
                Set.of(Occasion.OPEN),
                Route.DEFAULT_EVERY,
                Duration.ofSeconds(2),
                Route.DEFAULT_RATE);
        return new Routes(List.of(demo), Routes.standard().hosts(), List.of());
    }

    void start() {
        if (plugins.isEmpty()) {
            return;
        }
        Map<String, Map<String, String>> sinks = new LinkedHashMap<>();
        sinks.put("demo-email", email());
        sinks.put("demo-monitis", monitis.connector(stack.topics().sessions().name()));
        if (searchServer != null) {
            sinks.put("demo-elasticsearch", elasticsearch(searchServer));
        }
        stack.startSinks(plugins, 0, sinks);
    }

    private Map<String, String> email() {
        return Map.of(
                "name", "demo-email",
                "connector.class", "io.gatehouse.sinks.email.EmailSinkConnector",
                "topics", stack.topics().notifications().name(),
                "consumer.override.isolation.level", "read_committed",
                "email.host", mailbox.host(),
                "email.port", String.valueOf(mailbox.port()),
                "email.security", "none",
                "email.from", "gatehouse@example.net",
                "email.to", TO);
    }

    private Map<String, String> elasticsearch(String url) {
        return Map.of(
                "name",
                "demo-elasticsearch",
                "connector.class",
                "io.gatehouse.sinks.elasticsearch.ElasticsearchSinkConnector",
                "topics",
                String.join(
                        ",",
                        stack.topics().events().name(),
                        stack.topics().commands().name(),
                        stack.topics().sessions().name(),
                        stack.topics().alerts().name()),
                "consumer.override.isolation.level",
                "read_committed",
                "elasticsearch.url",
                url,
                "index.events",
                SearchCount.EVENTS,
                "index.sessions",
                SearchCount.SESSIONS,
                "index.alerts",
                SearchCount.ALERTS);
    }

    /** Waits for what is to arrive, and says what did. */
    List<String> tell(DemoGathered gathered) throws InterruptedException {
        if (plugins.isEmpty()) {
            return List.of("  Sinks are not built: start with ./gatehouse, which builds them.");
        }
        List<String> lines = new ArrayList<>(mail());
        isTrueWithin(() -> monitis.results() >= gathered.sessions().size());
        lines.add(monitis.tell());
        lines.addAll(documents(gathered));
        return lines;
    }

    private List<String> mail() throws InterruptedException {
        if (!isTrueWithin(() -> !mailbox.messages().isEmpty())) {
            return List.of("  Mail: none within " + PATIENCE.toSeconds() + " s");
        }
        List<String> lines = new ArrayList<>();
        for (MimeMessage mail : mailbox.messages()) {
            try {
                Address[] to = mail.getAllRecipients();
                lines.add("  Mail to " + Arrays.toString(to) + " (kept on this machine): " + mail.getSubject());
            } catch (MessagingException e) {
                throw new UserError("a mail of the demo cannot be read: " + e.getMessage(), e);
            }
        }
        return lines;
    }

    private List<String> documents(DemoGathered gathered) throws InterruptedException {
        if (searchServer == null) {
            return List.of("  Documents: no search server was named; with one of yours:"
                    + " ./gatehouse demo --elasticsearch http://127.0.0.1:9200");
        }
        SearchCount count = new SearchCount(searchServer);
        long events = gathered.events().stream()
                .map(event -> event.getEvent().getId())
                .distinct()
                .count();
        isTrueWithin(() -> count.of(SearchCount.EVENTS) >= events
                && count.of(SearchCount.SESSIONS) >= gathered.sessions().size()
                && count.of(SearchCount.ALERTS) >= gathered.alerts().size());
        return List.of("  Documents at " + searchServer + ": " + count.of(SearchCount.EVENTS) + " events and commands, "
                + count.of(SearchCount.SESSIONS) + " sessions, " + count.of(SearchCount.ALERTS) + " alerts");
    }

    private static boolean isTrueWithin(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(200);
        }
        return true;
    }

    @Override
    public void close() {
        mailbox.close();
        monitis.close();
    }
}
