package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which sessions a command is about: whose, where, from where and when. What is not said fits every session. */
final class AccessOptions {
    @Option(
            names = "--user",
            paramLabel = "GLOB",
            description =
                    "Of this account: logged in as it, or reached through su or sudo; * and ? stand for other letters.")
    private @Nullable String user;

    @Option(
            names = "--person",
            paramLabel = "NAME",
            description = "Of this person, by id or a part of the name, whatever the account.")
    private @Nullable String person;

    @Option(names = "--host", paramLabel = "GLOB", description = "On this host, by name or id.")
    private @Nullable String host;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            converter = BlockConverter.class,
            description = "From this address or block: 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.")
    private @Nullable Cidr address;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description = "Open within the last 30m, 12h or 7d.")
    private @Nullable Duration since;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = FromConverter.class,
            description = "Open at or after this day (2026-11-21, in the time zone of this machine) or"
                    + " moment (2026-11-21T08:00:00Z).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = UntilConverter.class,
            description = "Begun by the end of this day, or before this moment.")
    private @Nullable Instant to;

    /**
     * What a session has to be.
     *
     * @throws UserError if the options contradict each other
     */
    Predicate<Session> wanted(Instant now) {
        if (since != null && from != null) {
            throw new UserError("--since and --from both say where the period begins: leave one out");
        }
        Instant begin = since == null ? from : now.minus(since);
        if (begin != null && to != null && !begin.isBefore(to)) {
            throw new UserError("the period ends (" + to + ") before it begins (" + begin + ")");
        }
        return ofWhom().and(where()).and(when(begin, to));
    }

    /** Whether they say whose sessions or on which host. */
    boolean isNarrow() {
        return user != null || person != null || host != null;
    }

    private Predicate<Session> ofWhom() {
        Glob account = user == null ? null : new Glob(user);
        String name = person == null ? null : person.toLowerCase(Locale.ROOT);
        return session -> (account == null || isOf(session, account))
                && (name == null || isOf(session.getGatehouse().getPerson(), name));
    }

    private static boolean isOf(Session session, Glob account) {
        SessionBlock block = session.getGatehouse().getSession();
        return session.getUser() != null && account.matches(session.getUser().getName())
                || block != null
                        && block.getEffectiveUsers() != null
                        && block.getEffectiveUsers().stream().anyMatch(account::matches);
    }

    private static boolean isOf(@Nullable PersonRef person, String name) {
        return person != null
                && (person.getId().toLowerCase(Locale.ROOT).equals(name)
                        || person.getName() != null
                                && person.getName().toLowerCase(Locale.ROOT).contains(name));
    }

    private Predicate<Session> where() {
        Glob on = host == null ? null : new Glob(host);
        Cidr block = address;
        return session -> (on == null || isOn(session.getHost(), on))
                && (block == null
                        || session.getSource() != null
                                && block.contains(session.getSource().getIp()));
    }

    private static boolean isOn(EcsHost host, Glob on) {
        return on.matches(host.getName()) || on.matches(host.getId());
    }

    private static Predicate<Session> when(@Nullable Instant from, @Nullable Instant to) {
        long begin = from == null ? Long.MIN_VALUE : Times.micros(from);
        long end = to == null ? Long.MAX_VALUE : Times.micros(to);
        return session -> {
            Long ended = session.getEvent().getEnd();
            return session.getTimestamp() < end && (ended == null || ended >= begin);
        };
    }
}
