package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import java.util.ArrayList;
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
        boolean waits = Commands.belongsIntoASession(event) ? joinCommand(event) : joinLogin(event);
        out.event(event);
        if (!waits && Commands.isCommand(event)) {
            publish(event);
        }
        settle(event.getEvent().getCreated());
    }

    /** Takes word of the agent in on how far it has read. */
    public void accept(RawLine heartbeat, long arrival) {
        host.clock().heard(heartbeat);
        settle(arrival);
    }

    /** Publishes as orphans all that wait since before an arrival time: nothing more will come. */
    public void giveUpWaiting(long arrival) {
        for (Map.Entry<String, Event> entry : host.held().waiting()) {
            if (entry.getValue().getEvent().getCreated() <= arrival) {
                orphan(entry.getKey(), entry.getValue());
            }
        }
        publishSessions(arrival);
    }

    private boolean joinLogin(Event event) {
        LoginJoin.join(host, life, event);
        return false;
    }

    /** True where the command waits for its login. */
    private boolean joinCommand(Event event) {
        Join join = commands.join(event);
        if (join instanceof Join.None && !host.held().isFull()) {
            host.held().await(event);
            return true;
        }
        Attribution.write(event, join);
        return false;
    }

    private void publish(Event command) {
        out.command(command);
        boolean willEnd = command.getGatehouse().getCommand().getSequence() != null
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
            Event event = entry.getValue();
            Join join = commands.join(event);
            if (!(join instanceof Join.None)) {
                release(entry.getKey(), event, join);
            }
        }
    }

    private void expireWaiting(long arrival) {
        if (host.held().isEmpty()) {
            return;
        }
        long now = host.clock().now();
        boolean allRead = host.clock().allAtEnd();
        for (Map.Entry<String, Event> entry : host.held().waiting()) {
            Event event = entry.getValue();
            boolean passed = now >= event.getTimestamp() + GRACE;
            boolean idle = allRead && arrival >= event.getEvent().getCreated() + GRACE;
            if (passed || idle) {
                orphan(entry.getKey(), event);
            }
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
        while (!host.closed().isEmpty()) {
            OpenSession oldest = host.closed().peekFirst();
            Long end = oldest.state().getSession().getEvent().getEnd();
            if (end != null && host.clock().now() < end + RETENTION) {
                return;
            }
            host.closed().removeFirst();
            publishSession(oldest, host.clock().now());
            host.forget(oldest);
        }
    }

    private void publishSessions(long arrival) {
        for (OpenSession session : new ArrayList<>(host.changes())) {
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
        out.session(record);
    }
}
