package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import java.util.Map;

/**
 * Publishes the commands of one host with their sessions and holds those of which the login or the exit status is still to come.
 *
 * <p>A command without a login is published as an orphan as soon as nothing more seems to come, and goes on waiting until the host's
 * clock has passed it by {@link Sessionizer#GRACE}: the wall clock decides when something is published, the host's clock what it
 * last says.
 */
final class CommandJoin {
    private final HostSessions host;
    private final HeldCommands held;
    private final Commands commands;
    private final Joined out;

    CommandJoin(HostSessions host, Joined out) {
        this.host = host;
        this.held = host.held();
        this.commands = new Commands(host);
        this.out = out;
    }

    /** Takes a command, or another event that belongs into a session. */
    void accept(Event event) {
        if (Commands.isOfAShell(event)) {
            held.forgetRunning(event);
        }
        Join join = commands.join(event);
        if (join instanceof Join.None) {
            await(event);
            out.event(event);
        } else {
            Attribution.write(event, join);
            out.event(event);
            publish(event);
        }
    }

    private void await(Event event) {
        Map.Entry<String, Event> oldest = held.oldest();
        if (held.isFull() && oldest != null) {
            release(oldest.getKey(), oldest.getValue(), new Join.None());
        }
        held.await(event);
    }

    /** The exit status of a command: published with the command under a higher revision. */
    void ended(Event end) {
        Event command = held.ended(end);
        Map.Entry<String, Event> waiting = command == null ? held.waitingFor(end) : null;
        if (command != null) {
            end.getGatehouse().setSession(command.getGatehouse().getSession());
            complete(command, end);
            publishAgain(command);
        } else if (waiting != null) {
            complete(waiting.getValue(), end);
            held.changed(waiting.getKey(), waiting.getValue());
            if (isPublished(waiting.getValue())) {
                publishAgain(waiting.getValue());
            }
        }
        out.event(end);
    }

    private static void complete(Event command, Event end) {
        command.getProcess().setExitCode(end.getProcess().getExitCode());
        command.getEvent().setEnd(end.getTimestamp());
        command.getEvent().setDuration(Math.max(0, end.getTimestamp() - command.getTimestamp()) * 1000);
    }

    /** Tries those that wait again, for as long as that teaches something new. */
    void retry() {
        while (host.takeKeysChanged()) {
            for (Map.Entry<String, Event> entry : held.waiting()) {
                Join join = commands.join(entry.getValue());
                if (!(join instanceof Join.None)) {
                    release(entry.getKey(), entry.getValue(), join);
                }
            }
        }
    }

    /** Gives up those that the host's clock has passed: every file has been read beyond their logins. */
    void expire() {
        Map.Entry<String, Event> oldest = held.oldest();
        while (oldest != null && host.clock().now() >= oldest.getValue().getTimestamp() + Sessionizer.GRACE) {
            release(oldest.getKey(), oldest.getValue(), new Join.None());
            oldest = held.oldest();
        }
    }

    /** Publishes those that have waited since before {@code arrival} by the grace; they go on waiting. */
    void publishWaiting(long arrival) {
        for (Map.Entry<String, Event> entry : held.waiting()) {
            Event event = entry.getValue();
            if (event.getEvent().getCreated() + Sessionizer.GRACE <= arrival && !isPublished(event)) {
                Attribution.write(event, new Join.None());
                held.changed(entry.getKey(), event);
                give(event);
            }
        }
    }

    private void release(String key, Event event, Join join) {
        held.remove(key);
        boolean again = isPublished(event);
        if (again && join instanceof Join.None) {
            awaitEnd(event);
            return;
        }
        if (again) {
            event.getGatehouse().setRevision(event.getGatehouse().getRevision() + 1);
        }
        Attribution.write(event, join);
        publish(event);
    }

    /** Only one that waits can have been published before its session was known. */
    private static boolean isPublished(Event waiting) {
        return waiting.getGatehouse().getSession() != null;
    }

    private void publishAgain(Event command) {
        command.getGatehouse().setRevision(command.getGatehouse().getRevision() + 1);
        give(command);
    }

    private void publish(Event event) {
        give(event);
        awaitEnd(event);
    }

    private void give(Event event) {
        if (Commands.isCommand(event)) {
            out.command(event);
        }
    }

    private void awaitEnd(Event event) {
        CommandBlock command = event.getGatehouse().getCommand();
        SessionBlock session = event.getGatehouse().getSession();
        boolean willEnd = Commands.isCommand(event)
                && event.getEvent().getEnd() == null
                && command.getSequence() != null
                && "typed".equals(command.getKind())
                && session.getCandidates() == null;
        if (willEnd) {
            held.run(event);
        }
    }
}
