package io.gatehouse.streams.detect;

import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Origin;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that run. */
public final class RuleSet {
    private final List<Rule> rules;

    RuleSet(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The rules that come with Gatehouse. */
    public static RuleSet shipped() {
        return new RuleSet(List.of(loginNotAllowlisted()));
    }

    List<Rule> rules() {
        return rules;
    }

    /** The rule of that id, or null where it runs no more. */
    @Nullable
    Rule byId(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }

    private static Rule loginNotAllowlisted() {
        return new Rule(
                "gatehouse-login-not-allowlisted",
                "login-not-allowlisted",
                "A login succeeded that no entry of the allowlist covers.",
                "high",
                List.of("attack.initial-access", "attack.t1078"),
                RuleSet::isLoginNotAllowed,
                List.of(EventField.USER_NAME, EventField.HOST_ID, EventField.SOURCE_IP),
                Duration.ofHours(1),
                Duration.ofHours(24));
    }

    private static boolean isLoginNotAllowed(Event event) {
        Gatehouse gatehouse = event.getGatehouse();
        return Boolean.FALSE.equals(gatehouse.getAllowlisted())
                && "logged-in".equals(event.getEvent().getAction())
                && !isForged(gatehouse.getOrigin());
    }

    /** Otherwise any local user could raise alerts. The event is kept and says in gatehouse.suspect who wrote it. */
    private static boolean isForged(@Nullable Origin origin) {
        return origin != null && "false".equals(origin.getTrusted());
    }
}
