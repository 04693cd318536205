package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;

/** Publishes commands, each time under a higher revision, and keeps those of which more will be told. */
final class CommandPublisher {
    private final HostSessions host;
    private final Joined out;

    CommandPublisher(HostSessions host, Joined out) {
        this.host = host;
        this.out = out;
    }

    /** Whether an event that waits has been published as a command. */
    static boolean isPublished(Event event) {
        return event.getGatehouse().getSession() != null && !Witnesses.mayBeOfAnother(event);
    }

    /** Publishes what is final; {@code again} where it was published before. */
    void publish(Event event, boolean again) {
        give(event, again);
        settled(event);
    }

    /** Of whose session no more will be known. */
    void settled(Event event) {
        run(event);
        out.settled(event);
    }

    /** Publishes what may still change. */
    void give(Event event, boolean again) {
        if (again) {
            event.getGatehouse().setRevision(event.getGatehouse().getRevision() + 1);
        }
        if (Commands.isCommand(event)) {
            out.command(event);
        }
    }

    /** Keeps what was typed until its exit status and its witnesses have come. */
    private void run(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        SessionBlock session = event.getGatehouse().getSession();
        boolean runs = command != null
                && "typed".equals(command.getKind())
                && Running.number(event) != null
                && session != null
                && session.getId() != null;
        if (runs) {
            host.running().add(event);
        }
    }
}
