package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import java.util.NavigableSet;

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

    /** How many closed sessions of a host are kept at most. */
    static final int MAX_CLOSED = 10_000;

    private final HostSessions host;
    private final SessionLife life;
    private final CommandJoin commands;
    private final Joined out;

    /** Joins events to the sessions of one host and gives the outcome to {@code out}. */
    public Sessionizer(HostSessions host, Joined out) {
        this.host = host;
        this.life = new SessionLife(host);
        this.commands = new CommandJoin(host, out);
        this.out = out;
    }

    /**
     * Takes the next event of the host in. One that somebody else wrote than its program is passed on and teaches
     * nothing: it opens, moves and closes no session and is no command of one.
     */
    public void accept(Event event) {
        host.clock().saw(event);
        if (isForged(event)) {
            out.event(event);
        } else if ("command-ended".equals(Commands.actionOf(event))) {
            commands.ended(event);
        } else if (Commands.belongsIntoASession(event)) {
            commands.accept(event);
        } else {
            LoginJoin.join(host, life, event);
            out.event(event);
        }
        settle(event.getEvent().getCreated());
    }

    /** Takes word of the agent in on how far it has read. */
    public void accept(RawLine heartbeat, long arrival) {
        host.clock().heard(heartbeat);
        if (host.clock().allAtEnd()) {
            commands.publishWaiting(arrival);
        }
        settle(arrival);
    }

    /** The wall clock has come to {@code now}: decides when something is published, never what. */
    public void tick(long now) {
        commands.publishWaiting(now);
        for (OpenSession session : host.unpublished()) {
            if (now - session.state().getPublished() >= REPUBLISH) {
                publishSession(session, now);
            }
        }
    }

    private static boolean isForged(Event event) {
        Origin origin = event.getGatehouse().getOrigin();
        return origin != null && "false".equals(origin.getTrusted());
    }

    private void settle(long arrival) {
        commands.retry();
        commands.expire();
        forgetClosed();
        publishSessions(arrival);
    }

    private void forgetClosed() {
        NavigableSet<OpenSession> closed = host.index().closed();
        while (!closed.isEmpty()
                && (closed.size() > MAX_CLOSED
                        || host.clock().now() >= closed.first().end() + RETENTION)) {
            OpenSession oldest = closed.first();
            if (host.isUnpublished(oldest)) {
                publishSession(oldest, oldest.state().getPublished());
            }
            host.forget(oldest);
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
