package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse session}. */
@Command(
        name = "session",
        description = {
            "Tell the story of one login session: who came from where, every command with its exit status, what was refused,"
                    + " the alerts, how it ended. Times are in UTC.",
            "Behind a command stand its witnesses, and how sure it is that it was typed in this session where that is not proven."
        },
        footer = {
            "",
            "Examples:",
            "  ./gatehouse session 9c41",
            "  ./gatehouse session 9c41 --raw",
            "  ./gatehouse session 9c41 --json | jq -r 'select(.record==\"command\").process.command_line'"
        })
final class SessionCommand implements Runnable {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Id of the session, as sessions shows it, or the beginning of it.")
    private String id = "";

    @ArgGroup
    private final Form form = new Form();

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    /** As what it is printed; a page for people where nothing is said. */
    static final class Form {
        @Option(
                names = "--json",
                description = "One JSON document per line, \"record\" first: session, child, command, event or alert.")
        private boolean json;

        @Option(names = "--raw", description = "The lines of the logs that tell of it, as they were read.")
        private boolean raw;

        StoryTeller.Form chosen() {
            return json ? StoryTeller.Form.JSON : raw ? StoryTeller.Form.RAW : StoryTeller.Form.PAGE;
        }
    }

    SessionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (id.isBlank()) {
            throw new UserError("the id of the session is empty: see ./gatehouse sessions");
        }
        boolean page = form.chosen() == StoryTeller.Form.PAGE;
        SessionStory story = new SessionStory(id, event -> !page || StoryEvents.isWorthTelling(event));
        try (Cluster cluster = options.connect()) {
            new StoryReader(cluster, options.topics(), new ReadProgress(terminal.err(), System::nanoTime))
                    .readInto(story);
        }
        new StoryTeller(terminal, form.chosen()).tell(story, id);
    }
}
