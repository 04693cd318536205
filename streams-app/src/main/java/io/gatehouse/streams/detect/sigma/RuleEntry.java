package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.sigma.rule.RuleDocument;

/** A rule with the file that it stands in. */
record RuleEntry(String file, RuleDocument document) {
    String id() {
        return document.header().id();
    }

    String name() {
        return document.header().name();
    }

    RuleFault fault(String message) {
        return new RuleFault(file, document.header().line(), message);
    }
}
