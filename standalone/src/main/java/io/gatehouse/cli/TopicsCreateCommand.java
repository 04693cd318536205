package io.gatehouse.cli;

import io.gatehouse.schemas.TopicCreation;
import io.gatehouse.schemas.TopicReport;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.Visible;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse topics create}. */
@Command(
        name = "create",
        description = "Create the topics that are missing and register the schemas. May be run any number of times.",
        footer = {"", "Example:", "  ./gatehouse topics create --partitions 16 --replication 3 --config kafka.conf"})
final class TopicsCreateCommand implements Runnable {
    private final Terminal terminal;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "" + Topics.DEFAULT_PARTITIONS,
            description = "Partitions of every topic but allowlist and people, which have one. They cannot be changed"
                    + " later: as many as threads will ever be needed. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "1",
            description = "Replicas of every topic; 3 in production. Default: ${DEFAULT-VALUE}")
    private short replication;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    TopicsCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Topics topics = options.topics(partitions, replication);
        try (Cluster cluster = options.connect()) {
            new TopicCreation(cluster.admin(), cluster.registry())
                    .create(topics)
                    .forEach(this::print);
            terminal.flush();
        }
    }

    private void print(TopicReport report) {
        String state = switch (report.state()) {
            case CREATED -> "created";
            case EXISTS -> "exists";
            case DIFFERS -> "differs (left as it is): " + String.join("; ", report.differences());
        };
        terminal.out().println(Visible.of(String.format("%-28s %s", report.topic(), state)));
    }
}
