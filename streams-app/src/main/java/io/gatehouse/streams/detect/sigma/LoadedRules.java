package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.RuleSet;
import java.util.List;

/**
 * What became of rule files.
 *
 * @param rules those that run
 * @param all every rule that was read and understood, those of mode off among them
 * @param faults what is wrong; the rules that have them are left out
 */
public record LoadedRules(RuleSet rules, List<LoadedRule> all, List<RuleFault> faults) {
    public LoadedRules {
        all = List.copyOf(all);
        faults = List.copyOf(faults);
    }
}
