package io.gatehouse.streams.session;

import io.gatehouse.model.AttachState;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import java.util.Map;

/** Completes commands with their exit status. */
final class CommandEnds {
    private final HostSessions host;
    private final CommandPublisher publisher;

    CommandEnds(HostSessions host, CommandPublisher publisher) {
        this.host = host;
        this.publisher = publisher;
    }

    /** Takes the record that a command has ended: the command is published again, with its exit status. */
    void accept(Event end) {
        Event command = host.running().ofEnd(end);
        Map.Entry<String, Event> waiting = command == null ? host.waiting().ofEnd(end) : null;
        if (command != null && !isOfAnotherShell(command, end)) {
            end.getGatehouse().setSession(command.getGatehouse().getSession());
            complete(command, end);
            host.running().changed(command);
            publisher.give(command, true);
        } else if (waiting != null) {
            complete(waiting.getValue(), end);
            host.waiting().changed(waiting.getKey(), waiting.getValue());
            if (CommandPublisher.isPublished(waiting.getValue())) {
                publisher.give(waiting.getValue(), true);
            }
        }
    }

    /** {@code exec bash} begins to count anew in the same process. */
    private boolean isOfAnotherShell(Event command, Event end) {
        Shell shell = host.shells().ofPid(end.getProcess().getPid(), end.getTimestamp(), null);
        Long highest = shell == null ? null : shell.state().getSequence();
        Long at = shell == null ? null : shell.state().getSequenceAt();
        return highest != null
                && at != null
                && at > command.getTimestamp()
                && highest < command.getGatehouse().getCommand().getSequence();
    }

    private void complete(Event command, Event end) {
        command.getProcess().setExitCode(end.getProcess().getExitCode());
        command.getEvent().setEnd(end.getTimestamp());
        command.getEvent().setDuration(Math.max(0, end.getTimestamp() - command.getTimestamp()) * 1000);
        SessionBlock block = command.getGatehouse().getSession();
        OpenSession session =
                block == null || block.getId() == null ? null : host.index().ofId(block.getId());
        if (session != null) {
            session.state().getAttaches().forEach(attach -> leave(attach, command, end.getTimestamp()));
            host.learned(session);
        }
    }

    /** The command line that attached to a multiplexer is over. */
    private static void leave(AttachState attach, Event command, long time) {
        if (attach.getFrom() == command.getTimestamp() && attach.getTo() == null) {
            attach.setTo(time);
        }
    }
}
