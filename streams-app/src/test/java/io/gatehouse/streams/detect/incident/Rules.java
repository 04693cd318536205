package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Detection;
import io.gatehouse.model.EcsHost;
import io.gatehouse.schemas.Ids;
import io.gatehouse.streams.detect.Condition;
import io.gatehouse.streams.detect.Mode;
import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.RuleSet;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rules of one condition, and detections of them. */
final class Rules {
    static final long SECOND = 1_000_000;
    static final List<AlertGroupValue> GROUP = List.of(new AlertGroupValue("source.ip", "10.0.0.1"));

    private Rules() {}

    static Rule rule(Condition condition, Duration timespan, Duration incident) {
        return new Rule(
                "rule-1",
                "hash-1",
                "login-failures",
                "Login failures",
                "Many logins failed.",
                "low",
                Mode.NOTIFY,
                List.of("attack.t1110"),
                List.of("source.ip"),
                condition,
                timespan,
                incident);
    }

    static RuleSet only(Rule rule) {
        return new RuleSet(List.of(rule), "", () -> {
            throw new IllegalStateException("nothing selects here");
        });
    }

    static Condition.EventCount atLeast(long count) {
        return new Condition.EventCount(new Condition.Range(count, Long.MAX_VALUE));
    }

    static Condition.ValueCount values(long least, long most) {
        return new Condition.ValueCount(new Condition.Range(least, most));
    }

    /** The n-th failed login, from one address. */
    static Detection detection(int n, long time) {
        Detection detection = new Detection();
        detection.setKey(Ids.group("rule-1hash-1", GROUP));
        detection.setRuleId("rule-1");
        detection.setRuleHash("hash-1");
        detection.setGroup(GROUP);
        detection.setTimestamp(time);
        detection.setEventId("event-" + n);
        detection.setSessionId(n % 4 == 0 ? null : "session-" + n % 30);
        detection.setHost(new EcsHost("machine-" + n % 7, n % 3 == 0 ? null : "web-" + n % 7, null));
        detection.setUser(n % 5 == 0 ? null : "user-" + n % 40);
        detection.setSource(n % 6 == 0 ? null : n % 2 == 0 ? "client.example" : "10.0.0." + n % 50);
        detection.setLine("line " + n);
        return detection;
    }

    static Detection detection(int n, long time, @Nullable String value, @Nullable String selection) {
        Detection detection = detection(n, time);
        detection.setValue(value);
        detection.setSelection(selection);
        return detection;
    }
}
