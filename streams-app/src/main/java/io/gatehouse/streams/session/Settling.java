package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import java.util.List;
import java.util.Map;

/**
 * Decides on what is not proven. An event is looked at again whenever something becomes known by which its session may be found, and
 * for the last time, as of its own time, when the clock of the host has passed it by {@link Sessionizer#GRACE}: then every file has
 * been read beyond it, so that the outcome does not depend on the order in which they were read.
 */
final class Settling {
    private final HostSessions host;
    private final SessionLife life;
    private final Resolver resolver;
    private final Learning learning;
    private final Witnesses witnesses;
    private final CommandPublisher publisher;

    Settling(
            HostSessions host,
            SessionLife life,
            Resolver resolver,
            Learning learning,
            Witnesses witnesses,
            CommandPublisher publisher) {
        this.host = host;
        this.life = life;
        this.resolver = resolver;
        this.learning = learning;
        this.witnesses = witnesses;
        this.publisher = publisher;
    }

    /** Looks at those again of which something may now be known. */
    void retry() {
        for (List<String> keys = host.waiting().takeAwake();
                !keys.isEmpty();
                keys = host.waiting().takeAwake()) {
            keys.forEach(this::retry);
        }
    }

    private void retry(String key) {
        Event event = host.waiting().get(key);
        if (event == null) {
            return;
        }
        boolean unknown = isUnknown(event);
        Join join = resolver.find(event);
        if (join instanceof Join.None || !unknown && !join.isProof() || Attribution.says(event, join)) {
            return;
        }
        host.waiting().remove(key);
        if (unknown && HookedShells.isRepeated(host, event)) {
            return;
        }
        boolean again = CommandPublisher.isPublished(event);
        attribute(event, join);
        if (join.isProof() && !Witnesses.mayBeOfAnother(event)) {
            publisher.publish(event, again);
            return;
        }
        host.waiting().add(event);
        if (!Witnesses.mayBeOfAnother(event)) {
            publisher.give(event, again);
        }
    }

    private static boolean isUnknown(Event event) {
        SessionBlock block = event.getGatehouse().getSession();
        return block == null || block.getId() == null && block.getCandidates() == null;
    }

    private void attribute(Event event, Join join) {
        learning.unlearn(event);
        learning.learn(event, join);
        Attribution.write(event, join);
    }

    /** Decides on those that the host's clock has passed. */
    void expire() {
        long time = host.clock().now() - Sessionizer.GRACE;
        Map.Entry<String, Event> earliest = host.waiting().earliest();
        while (earliest != null && earliest.getValue().getTimestamp() <= time) {
            settle(earliest.getKey(), earliest.getValue());
            retry();
            earliest = host.waiting().earliest();
        }
    }

    /** Decides on the earliest before its time, to make room. */
    void settleEarliest() {
        Map.Entry<String, Event> earliest = host.waiting().earliest();
        if (earliest != null) {
            settle(earliest.getKey(), earliest.getValue());
        }
    }

    private void settle(String key, Event event) {
        boolean again = CommandPublisher.isPublished(event);
        boolean unknown = isUnknown(event);
        host.waiting().remove(key);
        Join join = decide(event);
        if (unknown && !(join instanceof Join.None) && HookedShells.isRepeated(host, event)) {
            return;
        }
        boolean changed = !Attribution.says(event, join);
        if (changed) {
            attribute(event, join);
        }
        learning.settled(event);
        if (Witnesses.mayBeOfAnother(event)) {
            decideWhetherItIsACommand(event, join);
        } else if (changed || !again) {
            publisher.publish(event, again);
        } else {
            publisher.settled(event);
        }
        if (join instanceof Join.Ambiguous) {
            host.waiting().linger(event);
        }
    }

    private Join decide(Event event) {
        Join join = resolver.find(event);
        if (join instanceof Join.None none && none.contradiction() == null) {
            return opensUnseen(event, join);
        }
        if (!Witnesses.SUDO.equals(Commands.kindOf(event)) || !(join instanceof Join.Found found)) {
            return join;
        }
        String contradiction = witnesses.contradiction(event, found);
        return contradiction == null ? join : new Join.None(contradiction);
    }

    /** A shell whose login nothing told of: by the kernel's id it is one all the same. */
    private Join opensUnseen(Event event, Join join) {
        String ses = KernelIds.session(event);
        JoinKey key = ses == null ? null : JoinKey.auditSession(ses);
        if (key == null || !Commands.isOfHook(event) || host.index().find(key) != null) {
            return join;
        }
        return new Join.Found(life.unseen(event, key.value()), JoinKey.AUDIT_SESSION, true, false);
    }

    private void decideWhetherItIsACommand(Event event, Join join) {
        Event typed = join instanceof Join.Found found ? witnesses.explained(event, found.session()) : null;
        if (typed != null) {
            if (witnesses.explain(typed, event)) {
                publisher.give(typed, true);
            }
        } else if (!witnesses.isOfAHookedShell(event)) {
            learnThatNothingWasTyped(event, join);
            publisher.give(event, false);
        }
        publisher.settled(event);
    }

    private void learnThatNothingWasTyped(Event event, Join join) {
        if (Witnesses.EXEC.equals(Commands.kindOf(event)) && join instanceof Join.Found found) {
            Learning.count(found.session().block(), event, 1);
            Flags.add(found.session(), Flags.UNTYPED_COMMANDS);
            host.changed(found.session());
        }
    }
}
