package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import java.util.Map;

/**
 * Takes the commands of one host in and publishes them with their sessions. What is proven is final. All else is published as it is
 * known and {@linkplain Settling decided} later. The wall clock decides when something is published, the host's clock what it last says.
 */
final class CommandJoin {
    private final HostSessions host;
    private final Resolver resolver;
    private final Learning learning;
    private final Witnesses witnesses;
    private final Settling settling;
    private final CommandPublisher publisher;
    private final Joined out;

    CommandJoin(
            HostSessions host,
            Resolver resolver,
            Learning learning,
            Witnesses witnesses,
            Settling settling,
            CommandPublisher publisher,
            Joined out) {
        this.host = host;
        this.resolver = resolver;
        this.learning = learning;
        this.witnesses = witnesses;
        this.settling = settling;
        this.publisher = publisher;
        this.out = out;
    }

    /** Takes a command, or another event that belongs into a session. */
    void accept(Event event) {
        if (HookedShells.isRepeated(host, event)) {
            event.getGatehouse().setEchoOf("hook");
            out.event(event);
            return;
        }
        tellFirstPrompt(event);
        Join join = resolver.find(event);
        if (!(join instanceof Join.None)) {
            learning.learn(event, join);
            Attribution.write(event, join);
        }
        out.event(event);
        if (join.isProof() && !Witnesses.mayBeOfAnother(event)) {
            publisher.publish(event, false);
        } else {
            await(event);
            if (CommandPublisher.isPublished(event)) {
                publisher.give(event, false);
            }
        }
    }

    /** A program that the kernel's audit saw in a session: perhaps a command, perhaps a witness of one; whether that is still to be decided. */
    boolean started(Event event, OpenSession session) {
        boolean waits = witnesses.takeForCommand(event, session);
        if (waits) {
            await(event);
        }
        return waits;
    }

    /** The old hook writes at every prompt, at a shell's first what was typed in another. */
    private void tellFirstPrompt(Event event) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        if (pid == null || !Commands.isOfOldHook(event)) {
            return;
        }
        Shell shell = host.shells().ofPid(pid, event.getTimestamp(), null);
        long seen = shell == null
                ? host.shells().goneUnder(pid, event.getTimestamp())
                : shell.state().getSeen();
        if (host.clock().isFirstPrompt(pid, event.getTimestamp(), seen)) {
            event.getGatehouse().getCommand().setSequence(Commands.FIRST_PROMPT);
        }
    }

    private void await(Event event) {
        if (host.waiting().isFull()) {
            settling.settleEarliest();
        }
        host.waiting().add(event);
    }

    /** Publishes those without a session that have waited since before {@code arrival} by the grace; they go on waiting. */
    void publishWaiting(long arrival) {
        for (Map.Entry<String, Event> entry : host.waiting().all()) {
            Event event = entry.getValue();
            boolean due = event.getEvent().getCreated() + Sessionizer.GRACE <= arrival;
            if (due && !CommandPublisher.isPublished(event) && !Witnesses.mayBeOfAnother(event)) {
                Attribution.write(event, Join.None.NONE);
                host.waiting().changed(entry.getKey(), event);
                publisher.give(event, false);
            }
        }
    }
}
