package io.gatehouse.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** Of which rules alerts are meant: the allowlist silences only those that ask for it. */
final class AlertRules {
    @Option(
            names = "--rule",
            paramLabel = "NAME",
            defaultValue = "login-not-allowlisted",
            description = "Alerts of this rule, by name; may be repeated. Only a rule that asks for"
                    + " gatehouse.allowlisted is silenced by an entry. Default: ${DEFAULT-VALUE}")
    private List<String> names = List.of();

    List<String> names() {
        return names;
    }
}
