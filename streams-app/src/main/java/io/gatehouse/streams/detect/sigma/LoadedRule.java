package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.Rule;
import java.util.List;

/**
 * A rule with what its file says of it beside what runs.
 *
 * @param rule the rule; one of mode off does not run
 * @param file that it stands in
 * @param line on which it begins, from 1
 * @param source its log source; of a correlation the names of its rules
 * @param condition as written; of a correlation its type
 * @param status Sigma's; empty where it says none
 * @param falsepositives what is known to trigger it without harm
 */
public record LoadedRule(
        Rule rule, String file, int line, String source, String condition, String status, List<String> falsepositives) {
    public LoadedRule {
        falsepositives = List.copyOf(falsepositives);
    }

    /** Whether it comes with Gatehouse. */
    public boolean isShipped() {
        return file.startsWith(RuleFolder.SHIPPED_NAME);
    }
}
