package io.gatehouse.cli;

import io.gatehouse.allow.AllowFolder;
import io.gatehouse.ingest.FileReplay;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Person;
import io.gatehouse.model.RawLine;
import io.gatehouse.standalone.Replay;
import io.gatehouse.standalone.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
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
                    + " are printed once, as they last were. The ids are those of the live pipeline for the same files and host id."
        },
        footer = {
            "",
            "Example: which commands were typed in which login",
            "  ./gatehouse replay --auth auth.log --commands commands.log | jq 'select(.record==\"command\")'",
            "Example: the story of one of them",
            "  ./gatehouse replay --auth auth.log --commands commands.log --session 9c41"
        })
final class ReplayCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private final LogOptions logs = new LogOptions();

    @Mixin
    private final RulesOptions rules = new RulesOptions();

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
        List<AllowlistEntry> entries = entries();
        List<Person> known = people == null ? List.of() : PeopleFiles.read(people, 0);
        try (FileReplay files = new FileReplay(identity, inputs, year, InstantSource.system())) {
            if (session == null) {
                try (ReplayPrinter printer = new ReplayPrinter(terminal.out())) {
                    replay(files, entries, known, printer);
                }
            } else {
                SessionStory story = new SessionStory(session, StoryEvents::isWorthTelling);
                replay(files, entries, known, story::record);
                new StoryTeller(terminal, StoryTeller.Form.PAGE).tell(story, session);
            }
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()), e);
        }
        terminal.flush();
    }

    private void replay(FileReplay files, List<AllowlistEntry> entries, List<Person> known, Replay.Output output)
            throws IOException {
        try (ScratchFolder scratch = ScratchFolder.create("gatehouse-replay");
                Replay replay = new Replay(entries, known, rules.running(), allSessions, scratch.path(), output)) {
            run(files, replay);
        }
    }

    private void run(FileReplay files, Replay replay) throws IOException {
        ReplayArrival arrival = new ReplayArrival(
                zone, locale, Times.micros(InstantSource.system().instant()));
        for (RawLine line = files.next(); line != null; line = files.next()) {
            replay.accept(line, arrival.of(line));
        }
        replay.finish(arrival.latest());
    }

    private List<AllowlistEntry> entries() {
        if (allowlist == null) {
            return List.of();
        }
        try {
            return AllowFolder.read(allowlist);
        } catch (IllegalArgumentException e) {
            throw new UserError("the allowlist " + e.getMessage(), e);
        }
    }
}
