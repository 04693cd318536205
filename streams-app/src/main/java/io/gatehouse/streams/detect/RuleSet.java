package io.gatehouse.streams.detect;

import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rules that run. */
public final class RuleSet {
    private final Map<String, Rule> rules;
    private final Selections selections;

    /** These rules, which select together as {@code selections} says. */
    public RuleSet(List<Rule> rules, Selections selections) {
        this.rules = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
        this.selections = selections;
    }

    /** The rules that come with Gatehouse. */
    public static RuleSet shipped() {
        Rule rule = loginNotAllowlisted();
        return new RuleSet(List.of(rule), (record, phase, out) -> {
            if (phase == Phase.ON_ARRIVAL && record instanceof Event event && isLoginNotAllowed(event)) {
                List<AlertGroupValue> group = rule.groupBy().stream()
                        .map(field -> new AlertGroupValue(
                                field, EventField.byName(field).of(event)))
                        .toList();
                out.accept(new Selected(rule, rule.name(), group, null));
            }
        });
    }

    /** What selects. */
    public Selections selections() {
        return selections;
    }

    /** The rule of that id, or null where it runs no more. */
    public @Nullable Rule byId(String id) {
        return rules.get(id);
    }

    private static Rule loginNotAllowlisted() {
        return new Rule(
                "gatehouse-login-not-allowlisted",
                "",
                "login-not-allowlisted",
                "Login not on the allowlist",
                "A login succeeded that no entry of the allowlist covers.",
                "high",
                Mode.NOTIFY,
                List.of("attack.initial-access", "attack.t1078"),
                List.of("user.name", "host.id", "source.ip"),
                new Condition.EveryEvent(),
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
