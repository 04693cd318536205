package io.gatehouse.benchmarks.stages;

import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.sigma.LoadedRules;
import io.gatehouse.streams.detect.sigma.SigmaRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Rules in the proportions of SigmaHQ's for Linux: of 20, 12 ask for a program and words of its command line, 4 for an audit record,
 * 2 for words anywhere in a line, 2 for what happened to whom. Programs and options are common ones, so that parts of the rules hold
 * often.
 */
final class MadeUpRules {
    private static final List<String> PROGRAMS = List.of(
            "ls",
            "cat",
            "grep",
            "vim",
            "git",
            "curl",
            "tail",
            "df",
            "ps",
            "systemctl",
            "docker",
            "python3",
            "cd",
            "make",
            "ssh",
            "rm");
    private static final List<String> OPTIONS =
            List.of(" -l", " -a", " --", " -f", " -rf ", "/var/", "/etc/", "/tmp/", ".log", " -n ");

    private MadeUpRules() {}

    /** So many. */
    static RuleSet of(int count) throws IOException {
        Path folder = Files.createTempDirectory("gatehouse-rules");
        try {
            for (int i = 0; i < count; i++) {
                Files.writeString(folder.resolve("rule-" + i + ".yml"), rule(i));
            }
            return loaded(folder);
        } finally {
            for (int i = 0; i < count; i++) {
                Files.deleteIfExists(folder.resolve("rule-" + i + ".yml"));
            }
            Files.deleteIfExists(folder);
        }
    }

    /** Those of a folder. */
    static RuleSet loaded(Path folder) throws IOException {
        LoadedRules loaded = SigmaRules.only(List.of(folder));
        if (!loaded.faults().isEmpty()) {
            throw new IOException("rules were refused: " + loaded.faults());
        }
        return loaded.rules();
    }

    private static String rule(int number) {
        return "title: Rule " + number + "\nid: rule-" + number + "\nlogsource: " + source(number % 20)
                + "\ndetection:\n  sel:\n" + detection(number).indent(4) + "  condition: sel\n";
    }

    private static String source(int kind) {
        return switch (kind) {
            case 3, 8, 13, 18 -> "{product: linux, service: auditd}";
            case 4, 14 -> "{product: linux}";
            case 5, 15 -> "{product: gatehouse, category: event}";
            default -> "{product: linux, category: process_creation}";
        };
    }

    private static String detection(int number) {
        String program = PROGRAMS.get(number % PROGRAMS.size());
        String option = OPTIONS.get(number / 3 % OPTIONS.size());
        String word = "word" + Integer.toString(number * 7919, 36);
        return switch (number % 20) {
            case 3, 8, 13, 18 -> "type: EXECVE\na0|endswith: " + program + "\na1|contains: '" + word + "'";
            case 4, 14 -> "- '" + program + option + word + "'\n- '" + word + "*" + option + "'";
            case 5, 15 -> "event.action: [logged-in, login-failed]\nuser.name: " + word;
            case 0, 10 ->
                "Image|endswith: ['/" + program + "', '/" + word + "']\nCommandLine|contains: ['" + word + "', '"
                        + option + word + "']";
            default ->
                "Image|endswith: '/" + program + "'\nCommandLine|contains|all: ['" + option + "', '" + word + "']";
        };
    }
}
