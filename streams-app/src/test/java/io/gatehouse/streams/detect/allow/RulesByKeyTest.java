package io.gatehouse.streams.detect.allow;

import static io.gatehouse.streams.detect.Logins.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesByKeyTest {
    private static AllowRule rule(String id) {
        return AllowRules.of(entry(id, "10.0.0.1"));
    }

    @Test
    void findsWhatStandsUnderATextAmongThousands() {
        Random random = new Random(1);
        Map<String, List<AllowRule>> expected = new HashMap<>();
        RulesByKey rules = RulesByKey.NONE;
        for (int step = 0; step < 20_000; step++) {
            String key = "user user" + random.nextInt(5_000);
            List<AllowRule> own = expected.computeIfAbsent(key, absent -> new ArrayList<>());
            if (random.nextBoolean() || own.isEmpty()) {
                AllowRule rule = rule("e" + step);
                own.add(rule);
                rules = rules.with(key, rule);
            } else {
                rules = rules.without(key, own.remove(random.nextInt(own.size())));
            }
        }
        List<AllowRule> all = new ArrayList<>();
        rules.forEach(all::add);
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(
                        expected.values().stream().flatMap(List::stream).toList());
        for (Map.Entry<String, List<AllowRule>> one : expected.entrySet()) {
            assertThat(rules.at(one.getKey()))
                    .containsAll(one.getValue())
                    .hasSizeLessThan(one.getValue().size() + 20);
        }
    }

    @Test
    void keepsEntriesApartWhoseTextsHaveTheSameHash() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        AllowRule one = rule("1");
        AllowRule two = rule("2");
        RulesByKey both = RulesByKey.NONE.with("Aa", one).with("BB", two);
        assertThat(both.at("Aa")).contains(one);
        assertThat(both.without("Aa", one).at("BB")).containsExactly(two);
        Allowlist list = Allowlist.of(List.of(entry("Aa", "10.0.0.1"), entry("BB", "10.0.0.2")));
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.without("Aa").size()).isOne();
    }

    @Test
    void isEmptyWhenAllThatStoodThereIsGone() {
        AllowRule one = rule("1");
        AllowRule two = rule("2");
        RulesByKey both = RulesByKey.NONE.with("a", one).with("b", two);
        assertThat(both.isEmpty()).isFalse();
        assertThat(both.without("a", one).isEmpty()).isFalse();
        assertThat(both.without("a", one).without("b", two).isEmpty()).isTrue();
        assertThat(both.at("a")).containsExactly(one);
    }
}
