package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.standalone.UserError;
import io.gatehouse.streams.detect.Cidr;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an entry of the allowlist says. Everything that it names has to fit a login. */
final class AllowOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "ADDRESS",
            converter = BlockConverter.class,
            description = "Where from: an address or a block, IPv4 or IPv6, as 203.0.113.7 or 2001:db8::/32.")
    private @Nullable Cidr source;

    @Option(names = "--any-source", description = "From anywhere: has to be said where no ADDRESS is given.")
    private boolean anySource;

    @Option(
            names = "--user",
            paramLabel = "GLOB",
            description = "Only these accounts; * and ? stand for other letters.")
    private @Nullable String user;

    @Option(names = "--host", paramLabel = "GLOB", description = "Only on these hosts, by name or id.")
    private @Nullable String host;

    @Option(names = "--key", paramLabel = "GLOB", description = "Only with these keys, by fingerprint: SHA256:...")
    private @Nullable String key;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            converter = UntilConverter.class,
            description = "Not after this day (2027-01-31, in the time zone of this machine) or"
                    + " moment (2027-01-31T18:00:00Z).")
    private @Nullable Instant until;

    @Option(names = "--deny", description = "Deny instead of allow; a denial wins over every permission.")
    private boolean deny;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown with every login that it allows.")
    private @Nullable String reason;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            defaultValue = "${env:SUDO_USER:-${sys:user.name}}",
            description = "Who says so. Default: the user who runs this.")
    private String author = "";

    /**
     * The entry, in force from {@code now}.
     *
     * @throws UserError if it says nothing, or more than was perhaps meant
     */
    AllowlistEntry entry(Instant now) {
        checkScope();
        if (until != null && !until.isAfter(now)) {
            throw new UserError("--until " + until + " is over: the entry would never hold");
        }
        return AllowlistEntry.newBuilder()
                .setId("")
                .setAction(deny ? "deny" : "allow")
                .setSourceCidr(source == null ? null : source.text())
                .setAnySource(source == null)
                .setUser(user)
                .setHost(host)
                .setKeyFingerprint(key)
                .setValidUntil(until == null ? null : Times.micros(until))
                .setCreated(Times.micros(now))
                .setAuthor(author)
                .setReason(reason)
                .build();
    }

    private void checkScope() {
        if (Stream.of(user, host, key).filter(Objects::nonNull).anyMatch(String::isBlank)) {
            throw new UserError("an empty --user, --host or --key fits no login: leave it out");
        }
        boolean namesSource = source != null && !source.isEverything();
        if (!namesSource && user == null && host == null && key == null) {
            throw new UserError(
                    "this entry names nothing and would hold for every login: give an address, --user, --host or --key");
        }
        if (!namesSource && !anySource) {
            throw new UserError(
                    "this entry names no source: give an address, or say --any-source where it is to hold from anywhere");
        }
        if (namesSource && anySource) {
            throw new UserError("an address and --any-source contradict each other: leave one out");
        }
    }
}
