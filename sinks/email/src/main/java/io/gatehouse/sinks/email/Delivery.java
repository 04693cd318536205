package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.Answer;
import jakarta.mail.Address;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a mail has come: who has it, who never will, who is still to get it. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final String id;
    private final Set<Address> pending;
    private final Map<Address, String> refused = new LinkedHashMap<>();
    private @Nullable Long putOff;
    private boolean served;

    Delivery(Mail mail) {
        this.id = mail.id();
        this.pending = new LinkedHashSet<>(mail.to());
    }

    Address[] pending() {
        return pending.toArray(new Address[0]);
    }

    /** Everybody who was still to get it has it. */
    Answer succeeded() {
        served = true;
        pending.clear();
        return done();
    }

    /** Not everybody has it. {@code now} is in nanoseconds; what is put off for longer than {@code patience} is given up. */
    Answer failed(Failure failure, long now, Duration patience) {
        serve(failure.served());
        failure.recipients().forEach((address, reply) -> {
            if (reply.refusesRecipient()) {
                refuse(List.of(address), reply.text());
            }
        });
        Reply content = failure.content();
        if (content != null && content.refusesContent()) {
            refuse(List.copyOf(pending), content.text());
        }
        if (failure.server() == null && waited(now) >= patience.toNanos()) {
            refuse(List.copyOf(pending), "given up after " + patience.toSeconds() + " s: " + reason(failure));
        }
        if (pending.isEmpty()) {
            return done();
        }
        return failure.server() == null ? Answer.later(reason(failure)) : Answer.away(failure.server());
    }

    /** Since the mail was first put off for what it is or whom it is for, in nanoseconds. */
    private long waited(long now) {
        if (putOff == null) {
            putOff = now;
        }
        return now - putOff;
    }

    private void serve(List<Address> addresses) {
        served |= !addresses.isEmpty();
        addresses.forEach(pending::remove);
    }

    private void refuse(List<Address> addresses, String why) {
        addresses.stream().filter(pending::remove).forEach(address -> refused.put(address, why));
    }

    private Answer done() {
        String who = refused.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining(" | "));
        if (!served) {
            return Answer.refused("nobody gets the mail: " + who);
        }
        if (!refused.isEmpty()) {
            LOG.warn("mail {} was sent, but not to everybody: {}", id, who);
        }
        return Answer.delivered();
    }

    /** Of a failure that is not the server's. */
    private static String reason(Failure failure) {
        if (failure.content() != null) {
            return failure.content().text();
        }
        return failure.recipients().entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue().text())
                .collect(Collectors.joining(" | "));
    }
}
