package io.gatehouse.allow;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Login;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionsTest {
    private static final long DAY = 24 * 3600 * 1_000_000L;

    private final Suggestions suggestions = new Suggestions(2);

    private void login(String user, String address, String host, int... days) {
        for (int day : days) {
            suggestions.add(new Login(day * DAY, address, user, List.of(host), "sshd", null, null, null, null, null));
        }
    }

    private List<String> lines() {
        return suggestions.entries().stream().map(AllowlistLine::write).toList();
    }

    @Test
    void proposesWhatHappensOnSeveralDaysTheMostFrequentFirst() {
        login("ann", "203.0.113.7", "web-1", 1, 2);
        login("bob", "198.51.100.9", "db", 1, 2, 3);
        login("bob", "198.51.100.9", "web-1", 4);
        login("cal", "192.0.2.1", "db", 1, 1, 1);
        assertThat(lines())
                .containsExactly(
                        "198.51.100.9/32 user=bob reason=usual: 4 logins on 4 days",
                        "203.0.113.7/32 user=ann host=web-1 reason=usual: 2 logins on 2 days");
    }

    @Test
    void proposesTheNetworkOfThreeAddresses() {
        login("ann", "203.0.113.7", "web-1", 1, 2);
        login("ann", "203.0.113.8", "web-1", 2, 3);
        login("ann", "203.0.113.200", "web-1", 3, 4);
        login("ann", "203.0.114.1", "web-1", 3, 4);
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "203.0.113.0/24 user=ann host=web-1 reason=usual: 6 logins on 4 days",
                        "203.0.114.1/32 user=ann host=web-1 reason=usual: 2 logins on 2 days");
    }

    @Test
    void proposesNoNameThatWouldBeAPattern() {
        login("*", "203.0.113.7", "web-1", 1, 2);
        login("/.*/", "203.0.113.7", "web-1", 1, 2);
        login("@ops", "203.0.113.7", "web-1", 1, 2);
        assertThat(lines()).isEmpty();
    }
}
