package io.gatehouse.cli;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What alerted before, for files whose alerts stand in no topic. */
final class BeforeOptions {
    @Option(
            names = "--rules-before",
            paramLabel = "DIR",
            description =
                    "Folder of rules that ran until now, beside those that come with Gatehouse: what --rules is compared with."
                            + " May be given several times. Default: those that come with Gatehouse alone.")
    private List<Path> folders = List.of();

    @Option(
            names = "--allowlist-before",
            paramLabel = "FILE",
            description = "The allowlist until now, which --allowlist is compared with. Default: that of --allowlist.")
    private @Nullable Path allowlist;

    /** Whether any was given. */
    boolean given() {
        return allowlist != null || !folders.isEmpty();
    }

    RuleSet rules() {
        try {
            return SigmaRules.shippedAnd(folders).rules();
        } catch (IOException e) {
            throw RulesOptions.unreadable(e);
        }
    }

    /** The allowlist; where none was given, that of now. */
    List<AllowlistEntry> allowlist(List<AllowlistEntry> now) {
        return allowlist == null ? now : AllowFiles.read(allowlist);
    }
}
