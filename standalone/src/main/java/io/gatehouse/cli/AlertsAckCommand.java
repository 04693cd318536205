package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.schemas.Visible;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse alerts ack}. */
@Command(
        name = "ack",
        description = {
            "Say that you have taken note of an incident: nobody is told of it again, unless it gets worse (a higher level, a"
                    + " further host). Who said so when and why stands in the alert and on its topic."
        },
        footer = {
            "",
            "Examples:",
            "  ./gatehouse alerts ack 1f9c --note 'is the backup, moved to a new address'",
            "  ./gatehouse alerts ack 1f9c --note 'checked, was me' --by alice --close"
        })
final class AlertsAckCommand implements Runnable {
    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(paramLabel = "ID", description = "Id of the alert, as list shows it, or the beginning of it.")
    private String id = "";

    @Option(names = "--note", paramLabel = "TEXT", required = true, description = "What you know about it.")
    private String note = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who says so. Default: the account you work as.")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--close", description = "Close it too. Further events open it again.")
    private boolean close;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AlertsAckCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        require("--note", note);
        require("--by", by);
        try (Cluster cluster = options.connect()) {
            Alert alert = AlertTopic.find(cluster, options.topics().alerts(), id);
            AlertBlock block = Objects.requireNonNull(alert.getGatehouse().getAlert());
            if (block.getStatus().equals("closed")) {
                throw new UserError(
                        "alert " + alert.getEvent().getId() + " is closed: there is nothing to take note of");
            }
            new TopicWriter<>(cluster, cluster.registry(), options.topics().acks())
                    .write(Map.of(block.getKey(), ack(alert, block)));
            terminal.out()
                    .println(Visible.of((close ? "Acknowledged and closed: " : "Acknowledged: ")
                            + AlertLine.headline(alert) + "  by " + by + ": " + note));
            terminal.flush();
        }
    }

    private static void require(String option, String value) {
        if (value.isBlank()) {
            throw new UserError(option + " is empty");
        }
    }

    private Ack ack(Alert alert, AlertBlock block) {
        Ack ack = new Ack();
        ack.setAlertId(alert.getEvent().getId());
        ack.setKey(block.getKey());
        ack.setBy(by);
        ack.setNote(note);
        ack.setCreated(Times.micros(clock.instant()));
        ack.setClose(close ? true : null);
        return ack;
    }
}
