package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.StartAt;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that read the logs of this host. */
final class HostOptions {
    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "Name of this host, for people. Default: what the system says.")
    private @Nullable String name;

    @Option(
            names = "--host-id",
            paramLabel = "ID",
            description = "Identity of this host, never to change. Default: /etc/machine-id.")
    private @Nullable String id;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Time zone of lines that name none, such as Europe/Berlin. Default: the system's.")
    private @Nullable ZoneId zone;

    @Option(
            names = "--locale",
            paramLabel = "LOCALE",
            converter = LocaleConverter.class,
            description = "Whose names of months lines may have besides the English ones, such as it_IT.")
    private @Nullable Locale locale;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "end",
            description =
                    "Where the very first start begins in the files that are there: beginning or end. Default: ${DEFAULT-VALUE}")
    private StartAt from = StartAt.END;

    HostIdentity identity() {
        try {
            return HostIdentity.of(id, name, zone).withLocale(locale);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage() + " (--host-id ID)", e);
        }
    }

    StartAt startAt() {
        return from;
    }
}
