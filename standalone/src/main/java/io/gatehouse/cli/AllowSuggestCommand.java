package io.gatehouse.cli;

import io.gatehouse.allow.Suggestions;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Login;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse allow suggest}. */
@Command(
        name = "suggest",
        description = {
            "Print entries that would cover the usual logins which the allowlist does not cover, in the form that allow apply"
                    + " reads: those of an account from an address on several days. Read them before you use them.",
            "Three such addresses in one network become that network; where all logins went to one host, it is named."
        },
        footer = {
            "",
            "Example:",
            "  ./gatehouse allow suggest --since 14d > usual.txt && vi usual.txt && ./gatehouse allow apply -f usual.txt"
        })
final class AllowSuggestCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "14d",
            description = "From the logins of the last 12h, 7d or 2w. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ZERO;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "2",
            description = "Usual is what happened on so many days at least (UTC). Default: ${DEFAULT-VALUE}")
    private int days;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowSuggestCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Topics topics = options.topics();
        try (Cluster cluster = options.connect()) {
            AllowTopic topic = AllowTopic.read(cluster, topics.allowlist());
            Allowlist list = topic.asLoaded();
            List<Login> unknown = new ArrayList<>();
            Instant first = new PastLogins(cluster, topics).since(now.minus(since), now, event -> {
                Login login = Login.of(event).at(Times.micros(now.plus(AllowTopic.AHEAD)));
                if (list.deciding(login).isEmpty()) {
                    unknown.add(Login.of(event));
                }
            });
            tell(unknown, first);
        }
    }

    private void tell(List<Login> unknown, Instant first) {
        Suggestions suggestions = new Suggestions(days);
        unknown.forEach(suggestions::add);
        List<AllowlistEntry> entries = suggestions.entries();
        List<AllowlistEntry> numbered = new ArrayList<>();
        entries.forEach(entry -> numbered.add(AllowlistEntry.newBuilder(entry)
                .setId("line-" + numbered.size())
                .build()));
        Allowlist wanted = Allowlist.of(numbered);
        long covered = unknown.stream()
                .filter(login -> wanted.deciding(login).isPresent())
                .count();
        terminal.out()
                .println("# " + covered + " of " + unknown.size() + " logins that the allowlist does not cover, since "
                        + Times.of(Times.micros(first)));
        terminal.out().println("# An intruder who comes every day is usual too: read before you apply.");
        entries.forEach(entry -> terminal.out().println(Visible.of(AllowlistLine.write(entry))));
        terminal.flush();
    }
}
