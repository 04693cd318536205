package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Person;
import io.gatehouse.rules.AlertDiff;
import io.gatehouse.streams.detect.RuleSet;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse replay}. */
@Command(
        name = "replay",
        description = {
            "Run the topology of the live pipeline over files, without a broker, and print what it gives.",
            "A JSON document a line, \"record\" first: event, command, session, alert or unparsed. Commands, sessions and alerts"
                    + " are printed once, as they last were. The ids are those of the live pipeline for the same files and host id.",
            "With --rules, --rules-before or --allowlist-before the difference to what alerted before is told on standard error: new,"
                    + " gone and changed alerts, then counts per rule and host."
        },
        footer = {
            "",
            "Example: which commands were typed in which login",
            "  ./gatehouse replay --auth auth.log --commands commands.log | jq 'select(.record==\"command\")'",
            "Example: the story of one of them",
            "  ./gatehouse replay --auth auth.log --commands commands.log --session 9c41",
            "Example: what a folder of new rules changes in the alerts",
            "  ./gatehouse replay --auth auth.log --rules my-rules/ > /dev/null"
        })
final class ReplayCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Mixin
    private final RulesOptions rules = new RulesOptions();

    @Mixin
    private final RedactOptions redact = new RedactOptions();

    @Mixin
    private final BeforeOptions before = new BeforeOptions();

    @Option(
            names = "--allowlist",
            paramLabel = "FILE",
            description =
                    "Who may log in, an entry a line: 203.0.113.0/24 user=deploy host=web-* reason=office. As allow export"
                            + " writes it, or a folder as for allow apply. Without it every login is an alert.")
    private @Nullable Path allowlist;

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "Who is behind which key, certificate or account: users.yml, as for people import.")
    private @Nullable Path people;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            defaultValue = "localhost",
            description = "Name of the host that wrote the files. Default: ${DEFAULT-VALUE}")
    private String host = "localhost";

    @Option(
            names = "--host-id",
            paramLabel = "ID",
            description = "Its machine-id, from which ids are made. Default: the name.")
    private @Nullable String hostId;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Time zone of lines that name none, such as Europe/Berlin. Default: ${DEFAULT-VALUE}")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            converter = LocaleConverter.class,
            description = "Whose names of months lines may have besides the English ones, such as it_IT.")
    private @Nullable Locale locale;

    @Option(
            names = "--year",
            paramLabel = "YEAR",
            description =
                    "Year of the first line of files whose lines name none. Default: the latest that is not in the future.")
    private @Nullable Integer year;

    @Option(
            names = "--all-sessions",
            description = "Publish the sessions of cron, services and monitoring checks too, not only those of people.")
    private boolean allSessions;

    @Option(
            names = "--session",
            paramLabel = "ID",
            description =
                    "Print the story of this session instead, as session does; the beginning of the id is enough.")
    private @Nullable String session;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        List<LogInput> inputs = logs.inputs();
        if (inputs.isEmpty()) {
            throw new UserError("nothing to replay: name files with --auth, --commands, --audit or --shell");
        }
        HostIdentity identity = new HostIdentity(hostId == null ? host : hostId, host, zone, locale);
        List<AllowlistEntry> entries = allowlist == null ? List.of() : AllowFiles.read(allowlist);
        List<Person> known = people == null ? List.of() : PeopleFiles.read(people, 0);
        ReplayFiles files = new ReplayFiles(identity, inputs, year, known, allSessions, redact.once());
        RuleSet wanted = rules.running();
        if (session == null) {
            printRecords(files, entries, wanted);
        } else {
            SessionStory story = new SessionStory(session, StoryEvents::isWorthTelling);
            files.through(entries, wanted, story::record);
            new StoryTeller(terminal, StoryTeller.Form.PAGE).tell(story, session);
        }
        terminal.flush();
    }

    private void printRecords(ReplayFiles files, List<AllowlistEntry> entries, RuleSet wanted) {
        LastAlerts after = new LastAlerts();
        try (ReplayPrinter printer = new ReplayPrinter(terminal.out())) {
            files.through(entries, wanted, (kind, key, value) -> {
                printer.record(kind, key, value);
                after.record(kind, key, value);
            });
        }
        if (rules.given() || before.given()) {
            terminal.flush();
            LastAlerts was = new LastAlerts();
            files.through(before.allowlist(entries), before.rules(), was);
            new DiffPrinter(terminal.err()).print(AlertDiff.between(was.alerts(), after.alerts()));
        }
    }
}
