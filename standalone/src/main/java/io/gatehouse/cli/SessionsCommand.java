package io.gatehouse.cli;

import io.gatehouse.model.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gatehouse sessions}. */
@Command(
        name = "sessions",
        description = "Show the login sessions, each in its last revision, oldest first.",
        footer = {
            "",
            "Example: who logged in that nobody allowed",
            "  ./gatehouse sessions --json | jq 'select(.gatehouse.allowlisted==false)'"
        })
final class SessionsCommand implements Runnable {
    private final Terminal terminal;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private final ListingOptions how = new ListingOptions();

    SessionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        new Listing<>(cluster.topics().sessions(), Session::getTimestamp, SessionLine::of).show(cluster, how, terminal);
    }
}
