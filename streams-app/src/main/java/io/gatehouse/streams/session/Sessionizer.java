package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import java.util.Map;

/**
 * Joins the events of one host to its sessions, one event at a time.
 *
 * <p>A session is opened by the first of sshd's {@code Accepted} and PAM's {@code session opened}, completed by what comes later, and
 * closed by {@code Disconnected} or PAM's {@code session closed}. A command is attributed by the strongest key at hand. One that comes
 * before its login waits until the {@linkplain HostClock clock of the host} has passed it by {@link #GRACE}; then it is an orphan.
 */
public final class Sessionizer {
    /** How long a command waits for its login, in microseconds of the host's clock. */
    public static final long GRACE = 10_000_000;
    /** How far the clocks of two log lines of one host may be apart, in microseconds. */
    static final long SLACK = 2_000_000;
    /** How long a closed session can still be found, in microseconds of the host's clock. */
    static final long RETENTION = 600_000_000;
    /** How often an open session is published when only its counts have changed, in microseconds of arrival time. */
    static final long REPUBLISH = 60_000_000;

    private final HostSessions host;
    private final SessionLife life;
    private final Commands commands;
    private final Joined out;

    /** Joins events to the sessions of one host and gives the outcome to {@code out}. */
    public Sessionizer(HostSessions host, Joined out) {
        this.host = host;
        this.life = new SessionLife(host);
        this.commands = new Commands(host);
        this.out = out;
    }

    /** Takes the next event of the host in. */
    public void accept(Event event) {
        host.clock().saw(event);
        if ("command-ended".equals(Commands.actionOf(event))) {
            end(event);
        } else if (Commands.belongsIntoASession(event)) {
            joinCommand(event);
        } else {
            LoginJoin.join(host, life, event);
            out.event(event);
        }
        settle(event.getEvent().getCreated());
    }

    /** Takes word of the agent in on how far it has read. */
    public void accept(RawLine heartbeat, long arrival) {
        host.clock().heard(heartbeat);
        settle(arrival);
    }

    /** The wall clock has come to {@code now}: decides when something is published, never what. */
    public void tick(long now) {
        for (Map.Entry<String, Event> entry : host.held().waiting()) {
            if (entry.getValue().getEvent().getCreated() + GRACE <= now) {
                orphan(entry.getKey(), entry.getValue());
            }
        }
        for (OpenSession session : host.unpublished()) {
            if (now - session.state().getPublished() >= REPUBLISH) {
                publishSession(session, now);
            }
        }
    }

    private void joinCommand(Event event) {
        Join join = commands.join(event);
        boolean waits = join instanceof Join.None && !host.held().isFull();
        if (waits) {
            host.held().await(event);
        } else {
            Attribution.write(event, join);
        }
        out.event(event);
        if (!waits && Commands.isCommand(event)) {
            publish(event);
        }
    }

    /** The exit status of a command: published with the command under a higher revision. */
    private void end(Event end) {
        Event command = host.held().ended(end);
        if (command != null) {
            end.getGatehouse().setSession(command.getGatehouse().getSession());
            complete(command, end);
            command.getGatehouse().setRevision(command.getGatehouse().getRevision() + 1);
            out.command(command);
        } else {
            Event waiting = host.held().waitingFor(end);
            if (waiting != null) {
                complete(waiting, end);
            }
        }
        out.event(end);
    }

    private static void complete(Event command, Event end) {
        command.getProcess().setExitCode(end.getProcess().getExitCode());
        command.getEvent().setEnd(end.getTimestamp());
        command.getEvent().setDuration(Math.max(0, end.getTimestamp() - command.getTimestamp()) * 1000);
    }

    private void publish(Event command) {
        out.command(command);
        boolean willEnd = command.getEvent().getEnd() == null
                && command.getGatehouse().getCommand().getSequence() != null
                && "typed".equals(command.getGatehouse().getCommand().getKind())
                && command.getGatehouse().getSession().getId() != null;
        if (willEnd) {
            host.held().run(command);
        }
    }

    private void settle(long arrival) {
        if (host.takeKeysChanged()) {
            retryWaiting();
        }
        expireWaiting(arrival);
        forgetClosed();
        publishSessions(arrival);
    }

    private void retryWaiting() {
        for (Map.Entry<String, Event> entry : host.held().waiting()) {
            Join join = commands.join(entry.getValue());
            if (!(join instanceof Join.None)) {
                release(entry.getKey(), entry.getValue(), join);
            }
        }
    }

    private void expireWaiting(long arrival) {
        for (Map.Entry<String, Event> oldest = host.held().oldest();
                oldest != null;
                oldest = host.held().oldest()) {
            Event event = oldest.getValue();
            boolean passed = host.clock().now() >= event.getTimestamp() + GRACE;
            boolean idle = arrival >= event.getEvent().getCreated() + GRACE
                    && host.clock().allAtEnd();
            if (!passed && !idle) {
                return;
            }
            orphan(oldest.getKey(), event);
        }
    }

    private void orphan(String key, Event event) {
        release(key, event, new Join.None());
    }

    private void release(String key, Event event, Join join) {
        host.held().remove(key);
        Attribution.write(event, join);
        if (Commands.isCommand(event)) {
            publish(event);
        }
    }

    private void forgetClosed() {
        while (!host.closed().isEmpty()
                && host.clock().now() >= host.closed().first().end() + RETENTION) {
            OpenSession oldest = host.closed().pollFirst();
            publishIfChanged(oldest);
            host.forget(oldest);
        }
    }

    private void publishIfChanged(OpenSession session) {
        if (host.unpublished().contains(session)) {
            publishSession(session, session.state().getPublished());
        }
    }

    private void publishSessions(long arrival) {
        for (OpenSession session : host.changes()) {
            boolean due = arrival - session.state().getPublished() >= REPUBLISH;
            if (session.takeAnnounce() || due) {
                publishSession(session, arrival);
            }
        }
    }

    private void publishSession(OpenSession session, long arrival) {
        Session record = session.state().getSession();
        record.getGatehouse().setRevision(record.getGatehouse().getRevision() + 1);
        session.state().setPublished(arrival);
        host.published(session);
        out.session(record);
    }
}
