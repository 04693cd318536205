package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import java.util.NavigableSet;

/**
 * Joins the events of one host to its sessions, one event at a time.
 *
 * <p>A session is opened by the first of what sshd, PAM, logind, the PAM hook and the kernel's audit tell of it, completed by what comes
 * later, and closed by the first that tells of its end. A command is attributed by the strongest key at hand. One that comes before its
 * login waits until the {@linkplain HostClock clock of the host} has passed it by {@link #GRACE}; then it is an orphan.
 */
public final class Sessionizer {
    /** How long a command waits for its login, in microseconds of the host's clock. */
    public static final long GRACE = 10_000_000;
    /** How far the clocks of two log lines of one host may be apart, in microseconds. */
    static final long SLACK = 2_000_000;
    /** How far the clock of a host may be set back within a session, in microseconds. */
    static final long STEP = 300_000_000;
    /** How long a closed session can still be found, in microseconds of the host's clock. */
    static final long RETENTION = 600_000_000;
    /** How often an open session is published when only its counts have changed, in microseconds of arrival time. */
    static final long REPUBLISH = 60_000_000;

    /** How often sessions are looked for of which nothing is heard any more, in microseconds of the host's clock. */
    private static final long ROUND = 3_600_000_000L;

    /** How many closed sessions of a host are kept at most. */
    static final int MAX_CLOSED = 10_000;

    private final HostSessions host;
    private final SessionEnds ends;
    private final LoginJoin logins;
    private final AuditJoin audit;
    private final CommandJoin commands;
    private final CommandEnds commandEnds;
    private final Settling settling;
    private final Parents parents;
    private final Concurrency concurrency;
    private final Publication publication;
    private final Joined out;
    private long round = HostClock.UNKNOWN;

    /** Joins events to the sessions of one host and gives the outcome to {@code out}, without the sessions of daemons and checks. */
    public Sessionizer(HostSessions host, Joined out) {
        this(host, out, false);
    }

    /** {@code all} says whether the sessions of cron, services and monitoring checks are wanted too. */
    public Sessionizer(HostSessions host, Joined out, boolean all) {
        this.host = host;
        this.ends = new SessionEnds(host);
        SessionLife life = new SessionLife(host, ends);
        this.logins = new LoginJoin(host, life, ends);
        this.audit = new AuditJoin(host, life, ends);
        Resolver resolver = new Resolver(host.index(), host.shells());
        Learning learning = new Learning(host, ends);
        Witnesses witnesses = new Witnesses(host);
        CommandPublisher publisher = new CommandPublisher(host, out);
        this.settling = new Settling(host, life, resolver, learning, witnesses, publisher);
        this.commands = new CommandJoin(host, resolver, learning, witnesses, settling, publisher, out);
        this.commandEnds = new CommandEnds(host, publisher);
        this.parents = new Parents(host);
        this.concurrency = new Concurrency(host);
        this.publication = new Publication(host, out, all);
        this.out = out;
    }

    /**
     * Takes the next event of the host in. One that somebody else wrote than its program is passed on and teaches
     * nothing: it opens, moves and closes no session and is no command of one.
     */
    public void accept(Event event) {
        host.clock().saw(event);
        if (isForged(event)) {
            tell(event);
        } else if ("command-ended".equals(Commands.actionOf(event))) {
            commandEnds.accept(event);
            tell(event);
        } else if (Commands.belongsIntoASession(event)) {
            commands.accept(event);
        } else {
            join(event);
        }
        settle(event.getEvent().getCreated());
    }

    private void join(Event event) {
        boolean ofAudit = "auditd".equals(event.getType());
        Join join = ofAudit ? audit.join(event) : logins.join(event);
        host.takeAdded().forEach(audit::adopt);
        Long booted = Boots.seen(host.clock(), event);
        if (booted != null) {
            ends.booted(booted);
        }
        if (join != null) {
            Attribution.write(event, join);
        }
        OpenSession session = join instanceof Join.Found found ? found.session() : null;
        boolean waits = ofAudit && session != null && commands.started(event, session);
        out.event(event);
        if (!waits) {
            out.settled(event);
        }
    }

    /** Gives an event of whose session no more will be known. */
    private void tell(Event event) {
        out.event(event);
        out.settled(event);
    }

    /** Takes word of the agent in on how far it has read. */
    public void accept(RawLine heartbeat, long arrival) {
        host.clock().heard(heartbeat);
        settle(arrival);
        if (host.clock().allAtEnd()) {
            commands.publishWaiting(arrival);
        }
    }

    /** The wall clock has come to {@code now}: decides when something is published, never what. */
    public void tick(long now) {
        commands.publishWaiting(now);
        publication.publishAll(now);
    }

    private static boolean isForged(Event event) {
        Origin origin = event.getGatehouse().getOrigin();
        return origin != null && "false".equals(origin.getTrusted());
    }

    private void settle(long arrival) {
        audit.openThoseOnlySeenHere(host.clock().now() - GRACE);
        settling.retry();
        settling.expire();
        host.escalations().settle(host.clock().now() - GRACE, host);
        settleSessions();
        host.running().takeOver(host.clock().now() - GRACE - SLACK);
        closeSilent();
        forgetClosed();
        publication.publishChanges(arrival);
    }

    private void settleSessions() {
        NavigableSet<OpenSession> unsettled = host.unsettled();
        while (!unsettled.isEmpty()
                && host.clock().now() - GRACE >= unsettled.first().start()) {
            OpenSession session = unsettled.first();
            parents.settle(session);
            concurrency.settle(session);
            host.settled(session);
            publication.settled(session);
        }
    }

    private void closeSilent() {
        if (host.clock().now() - ROUND >= round) {
            round = host.clock().now();
            ends.closeSilent();
        }
    }

    private void forgetClosed() {
        NavigableSet<OpenSession> leaving = host.index().leaving();
        while (!leaving.isEmpty()
                && (leaving.size() > MAX_CLOSED || host.clock().now() >= SessionEnds.leaves(leaving.first()))) {
            OpenSession oldest = leaving.first();
            publication.publishAtLast(oldest);
            host.forget(oldest);
        }
    }
}
