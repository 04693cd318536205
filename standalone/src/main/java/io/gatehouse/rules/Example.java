package io.gatehouse.rules;

import java.util.List;
import java.util.Map;

/**
 * Lines for which a rule makes so many alerts, or none.
 *
 * @param file where it stands
 * @param rule name of the rule
 * @param number of the example of that rule, from 1
 * @param fires how many alerts of the rule there are in the end
 * @param allowlist lines of an allowlist file that holds while it runs
 * @param logs lines by the name of the log: auth, commands, audit or shell
 */
public record Example(
        String file, String rule, int number, int fires, List<String> allowlist, Map<String, List<String>> logs) {
    public Example {
        allowlist = List.copyOf(allowlist);
        logs = Map.copyOf(logs);
    }

    @Override
    public String toString() {
        return file + ": " + rule + ", example " + number;
    }
}
