package io.gatehouse.streams.detect.sigma.rule;

import java.util.List;

/**
 * What plain rules and correlations have in common.
 *
 * @param id stable identity: a UUID in Sigma; the name where there is none
 * @param name short name; made from the title where there is none
 * @param named whether the rule says its name itself: only such a name must be unique
 * @param status Sigma's: stable, test, experimental, deprecated or unsupported; empty where it says none
 * @param falsepositives what is known to trigger it without harm
 * @param line of the file on which it begins
 */
public record RuleHeader(
        String id,
        String name,
        boolean named,
        String title,
        String description,
        String status,
        String level,
        List<String> tags,
        List<String> falsepositives,
        int line) {
    public RuleHeader {
        tags = List.copyOf(tags);
        falsepositives = List.copyOf(falsepositives);
    }
}
