package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an entry of the allowlist says. Everything that it names has to fit a login. */
final class AllowOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            converter = SourceConverter.class,
            description = "Where from: an address or a block, IPv4 or IPv6, as 203.0.113.7 or 2001:db8::/32; a set of"
                    + " networks, @vpn; or an expression that the whole address has to match, /10\\.1\\..*/.")
    private @Nullable String source;

    @Option(names = "--any-source", description = "From anywhere: has to be said where no SOURCE is given.")
    private boolean anySource;

    @Option(
            names = "--user",
            paramLabel = "PATTERN",
            description = "Only these accounts: * and ? stand for other letters, /REGEX/ has to match the whole name,"
                    + " @NAME is a set of users. The same holds for --host (@: sets of hosts) and --person (@: sets of"
                    + " persons), and without sets for the others.")
    private @Nullable String user;

    @Option(names = "--host", paramLabel = "PATTERN", description = "Only on these hosts, by name or id, in any case.")
    private @Nullable String host;

    @Option(
            names = "--service",
            paramLabel = "PATTERN",
            description = "Only through these services, as PAM calls them: sshd, login, vsftpd.")
    private @Nullable String service;

    @Option(names = "--key", paramLabel = "PATTERN", description = "Only with these keys, by fingerprint: SHA256:...")
    private @Nullable String key;

    @Option(
            names = "--ca",
            paramLabel = "PATTERN",
            description = "Only with certificates of these CA keys, by fingerprint.")
    private @Nullable String ca;

    @Option(names = "--certificate", paramLabel = "PATTERN", description = "Only with certificates of these key ids.")
    private @Nullable String certificate;

    @Option(names = "--person", paramLabel = "PATTERN", description = "Only these persons, by id (docs/people.md).")
    private @Nullable String person;

    @Option(
            names = "--class",
            paramLabel = "PATTERN",
            description = "Only sessions of this class, as far as a login tells it: transfer (FTP servers), interactive"
                    + " (login on a terminal). sshd tells none.")
    private @Nullable String sessionClass;

    @Option(
            names = "--hours",
            paramLabel = "HOURS",
            description = "Only in these hours of the week: 'Mon-Fri 08:00-18:00 Europe/Berlin'; several with ;.")
    private @Nullable String hours;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = FromConverter.class,
            description =
                    "Not before this day or moment. Default: two seconds from now, so that every instance has it.")
    private @Nullable Instant from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            converter = UntilConverter.class,
            description = "Not after this day (2027-01-31, in the time zone of this machine) or"
                    + " moment (2027-01-31T18:00:00Z).")
    private @Nullable Instant until;

    @Option(
            names = "--expires",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            defaultValue = "${env:GATEHOUSE_ALLOW_EXPIRES}",
            description = "Not longer than 12h, 7d or 52w from now, where --until says nothing; a denial does not"
                    + " expire by it. Default: GATEHOUSE_ALLOW_EXPIRES of the environment, else no end.")
    private @Nullable Duration expires;

    @Option(names = "--deny", description = "Deny instead of allow; a denial wins over every permission.")
    private boolean deny;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; shown with every login that it allows.")
    private @Nullable String reason;

    @Mixin
    private final AuthorOption author = new AuthorOption();

    /**
     * The entry, written now and in force from two seconds on.
     *
     * @throws UserError if it says nothing, or more than was perhaps meant
     */
    AllowlistEntry entry(Instant now) {
        checkScope();
        String regex = source != null && source.startsWith("/") ? source.substring(1, source.length() - 1) : null;
        AllowlistEntry said = AllowlistEntry.newBuilder()
                .setId("")
                .setAction(deny ? "deny" : "allow")
                .setSourceCidr(regex == null ? source : null)
                .setSourceRegex(regex)
                .setAnySource(source == null)
                .setUser(user)
                .setHost(host)
                .setService(service)
                .setKeyFingerprint(key)
                .setCertificateCa(ca)
                .setCertificateId(certificate)
                .setPerson(person)
                .setSessionClass(sessionClass)
                .setHours(hours)
                .setValidFrom(from == null ? null : Times.micros(from))
                .setValidUntil(until(now))
                .setCreated(Times.micros(now))
                .setReason(reason)
                .build();
        AllowlistEntry entry = AllowTopic.fresh(said, author.author(), now);
        String fault = Allowlist.check(entry);
        if (fault != null) {
            throw new UserError("the entry is refused: " + fault);
        }
        return entry;
    }

    private @Nullable Long until(Instant now) {
        if (until != null && !until.isAfter(now)) {
            throw new UserError("--until " + until + " is over: the entry would never hold");
        }
        Instant end = until != null ? until : expires == null || deny ? null : now.plus(expires);
        return end == null ? null : Times.micros(end);
    }

    private void checkScope() {
        if (named().anyMatch(String::isBlank)) {
            throw new UserError("an empty pattern, as in --user '', fits no login: leave it out");
        }
        if (Stream.concat(named(), Stream.of(Objects.requireNonNullElse(reason, ""), author.author()))
                .anyMatch(text -> text.chars().anyMatch(Character::isISOControl))) {
            throw new UserError("control characters and line breaks are refused: write it in one line");
        }
        boolean namesSource = source != null && !source.endsWith("/0");
        if (!namesSource && named().findAny().isEmpty()) {
            throw new UserError("this entry names nothing and would hold for every login:"
                    + " give an address, --user, --host, --key or another condition");
        }
        if (!namesSource && !anySource) {
            throw new UserError(
                    "this entry names no source: give an address, or say --any-source where it is to hold from anywhere");
        }
        if (namesSource && anySource) {
            throw new UserError("an address and --any-source contradict each other: leave one out");
        }
    }

    private Stream<String> named() {
        return Stream.of(user, host, service, key, ca, certificate, person, sessionClass, hours)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
    }
}
