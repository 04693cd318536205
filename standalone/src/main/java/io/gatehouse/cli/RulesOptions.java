package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.LoadedRules;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Which rules run. */
final class RulesOptions {
    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "Folder of rules (*.yml, Sigma) that run beside those that come with Gatehouse; a rule of the same id replaces"
                            + " theirs. May be given several times. See docs/rules.md.")
    private List<Path> folders = List.of();

    /** Whether any folder was named. */
    boolean given() {
        return !folders.isEmpty();
    }

    /** The rules that run. What is wrong in their files is logged and keeps no other rule from running. */
    RuleSet running() {
        Logger log = LoggerFactory.getLogger(RulesOptions.class);
        LoadedRules loaded = load();
        loaded.faults().forEach(fault -> log.warn("Rule left out: {}", fault));
        log.info("Running {}", inWords(loaded.rules()));
        return loaded.rules();
    }

    /** How many there are, and what tells them from others. */
    static String inWords(RuleSet rules) {
        return rules.rules().size() + " rules (" + rules.hash() + ")";
    }

    /**
     * Everything about them.
     *
     * @throws UserError where a folder cannot be read
     */
    LoadedRules load() {
        try {
            return SigmaRules.shippedAnd(folders);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** What to say of rules that cannot be read. */
    static UserError unreadable(IOException e) {
        return new UserError(
                e instanceof NoSuchFileException
                        ? "there is no file or folder " + e.getMessage()
                        : "the rules cannot be read: " + e,
                e);
    }
}
