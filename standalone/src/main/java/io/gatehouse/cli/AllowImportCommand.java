package io.gatehouse.cli;

import io.gatehouse.allow.AllowChanges;
import io.gatehouse.allow.MonitWhitelist;
import io.gatehouse.embedded.UserError;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Event;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Login;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse allow import}. */
@Command(
        name = "import",
        description = {
            "Take over Monit's whitelist (ignore match \"/etc/monit/whitelist_ips.regex\"), a regular expression a line, and"
                    + " say for each line what differs from what Monit did with it.",
            "An address becomes exactly that address, everything else an expression that an address has to begin with;"
                    + " what is not about an address is left out. Then the logins of late are held against both."
        },
        footer = {"", "Example:", "  ./gatehouse allow import /etc/monit/whitelist_ips.regex --dry-run"})
final class AllowImportCommand implements Runnable {
    private static final int SHOWN = 20;

    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "FILE", description = "Monit's file.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean dryRun;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "14d",
            description = "Hold the logins of the last 30m, 12h or 7d against both. Default: ${DEFAULT-VALUE}")
    private Duration since = Duration.ZERO;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown with every login that it allows.")
    private String reason = "Monit's whitelist";

    @Mixin
    private final AuthorOption author = new AuthorOption();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowImportCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        List<MonitWhitelist.Line> lines = MonitWhitelist.read(lines());
        List<AllowlistEntry> wanted = wanted(lines);
        Instant now = clock.instant();
        Topics topics = options.topics();
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, topics.allowlist());
            AllowChanges changes = AllowChanges.between(list.entries(), wanted, Times.micros(now));
            if (!dryRun) {
                list.write(AppliedChanges.records(changes, author.author(), now));
            }
            lines.forEach(line -> terminal.out().println(Visible.of(told(line))));
            int added = changes.added().size() + changes.changed().size();
            terminal.out()
                    .println(added + " added, " + changes.unchanged() + " unchanged"
                            + (dryRun ? "; nothing was written: --dry-run" : ""));
            terminal.flush();
            compare(new PastLogins(cluster, topics), lines, Allowlist.of(numbered(wanted)), now);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new UserError("there is no file " + file, e);
        } catch (CharacterCodingException e) {
            throw new UserError(file + " is not UTF-8", e);
        } catch (IOException e) {
            throw new UserError(file + " cannot be read: " + e, e);
        }
    }

    private List<AllowlistEntry> wanted(List<MonitWhitelist.Line> lines) {
        return lines.stream()
                .map(MonitWhitelist.Line::entry)
                .filter(Objects::nonNull)
                .map(entry -> AllowlistEntry.newBuilder(entry).setReason(reason).build())
                .toList();
    }

    private static List<AllowlistEntry> numbered(List<AllowlistEntry> entries) {
        List<AllowlistEntry> numbered = new ArrayList<>();
        entries.forEach(entry -> numbered.add(AllowlistEntry.newBuilder(entry)
                .setId("line-" + numbered.size())
                .build()));
        return numbered;
    }

    private static String told(MonitWhitelist.Line line) {
        String now = line.entry() == null ? "" : "  ->  " + AllowlistLine.source(line.entry());
        return "line " + line.number() + ": " + line.text() + now + "  (" + line.difference() + ")";
    }

    private void compare(PastLogins logins, List<MonitWhitelist.Line> lines, Allowlist list, Instant now) {
        long[] counts = new long[2];
        Instant first = logins.since(now.minus(since), now, event -> {
            counts[0]++;
            boolean before = lines.stream()
                    .anyMatch(line -> line.old() != null
                            && line.old().matcher(original(event)).find());
            boolean after = list.deciding(Login.of(event)).isPresent();
            if (before != after && counts[1]++ < SHOWN) {
                terminal.out()
                        .println((before ? "Monit ignored, now an alert: " : "Monit mailed, now allowed: ")
                                + Visible.of(original(event)));
            }
        });
        terminal.out()
                .println("Of " + counts[0] + " logins since " + Times.of(Times.micros(first)) + ", " + counts[1]
                        + " would be told otherwise than by Monit"
                        + (counts[1] > SHOWN ? " (the first are shown)" : ""));
        terminal.flush();
    }

    private static String original(Event event) {
        return Objects.requireNonNullElse(event.getEvent().getOriginal(), "");
    }
}
