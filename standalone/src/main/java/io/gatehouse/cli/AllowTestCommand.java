package io.gatehouse.cli;

import io.gatehouse.schemas.Visible;
import io.gatehouse.streams.detect.allow.Allowlist;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Login;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gatehouse allow test}. */
@Command(
        name = "test",
        description = "Say whether a login would be allowed, by which entry, or why the nearest entries do not fit it.",
        footer = {
            "",
            "Examples:",
            "  ./gatehouse allow test deploy web-1 203.0.113.7",
            "  ./gatehouse allow test deploy web-1 203.0.113.7 --at 2026-11-20T08:00:00Z --key SHA256:w6m2..."
        })
final class AllowTestCommand implements Runnable {
    private static final int NEAREST = 5;

    private final Terminal terminal;
    private final InstantSource clock;

    @Parameters(index = "0", paramLabel = "USER", description = "The account.")
    private String user = "";

    @Parameters(index = "1", paramLabel = "HOST", description = "The host, by name or id.")
    private String host = "";

    @Parameters(index = "2", paramLabel = "ADDRESS", description = "The address that it comes from.")
    private String address = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = FromConverter.class,
            description = "When: a day or moment (2026-11-20T08:00:00Z). Default: two seconds from now.")
    private @Nullable Instant at;

    @Option(names = "--service", defaultValue = "sshd", description = "The service. Default: ${DEFAULT-VALUE}")
    private String service = "sshd";

    @Option(names = "--key", paramLabel = "FINGERPRINT", description = "The key: SHA256:...")
    private @Nullable String key;

    @Option(names = "--ca", paramLabel = "FINGERPRINT", description = "The CA key of the certificate.")
    private @Nullable String ca;

    @Option(names = "--certificate", paramLabel = "ID", description = "The key id of the certificate.")
    private @Nullable String certificate;

    @Option(names = "--person", paramLabel = "ID", description = "The person.")
    private @Nullable String person;

    @Option(names = "--class", paramLabel = "CLASS", description = "The session class: transfer or interactive.")
    private @Nullable String sessionClass;

    @Mixin
    private final ClusterOptions options = new ClusterOptions();

    AllowTestCommand(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        long time = Times.micros(at == null ? now.plus(AllowTopic.AHEAD) : at);
        Login login =
                new Login(time, address, user, List.of(host), service, key, ca, certificate, person, sessionClass);
        try (Cluster cluster = options.connect()) {
            AllowTopic list = AllowTopic.read(cluster, options.topics().allowlist());
            List<Allowlist.Verdict> verdicts = list.asLoaded().verdicts(login);
            List<Allowlist.Verdict> fitting = verdicts.stream()
                    .filter(verdict -> verdict.misfits().isEmpty())
                    .toList();
            if (fitting.isEmpty()) {
                say("NOT ALLOWED: no entry fits" + (verdicts.isEmpty() ? "" : "; the nearest are"));
                verdicts.stream().limit(NEAREST).forEach(this::explain);
            } else {
                boolean denied = fitting.get(0).entry().getAction().equals("deny");
                say((denied ? "DENIED by " : "ALLOWED by ") + line(fitting.get(0)));
                fitting.stream().skip(1).limit(NEAREST).forEach(also -> say("  also fits: " + line(also)));
            }
            terminal.flush();
        }
    }

    private void explain(Allowlist.Verdict verdict) {
        say("  " + line(verdict));
        verdict.misfits().forEach(why -> say("    " + why));
    }

    private static String line(Allowlist.Verdict verdict) {
        return verdict.entry().getId() + "  " + AllowlistLine.write(verdict.entry());
    }

    private void say(String text) {
        terminal.out().println(Visible.of(text));
    }
}
