package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.PersonRef;
import io.gatehouse.streams.detect.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what an incident is about: {@code Login failures from one address: alice, bob and 3 other users from 192.0.2.1 on
 * web-1 and web-2, 25 times within 4 minutes.}
 */
final class Summary {
    private static final int NAMED = 3;

    private Summary() {}

    static String of(Rule rule, Alert alert) {
        AlertBlock block = alert.getGatehouse().getAlert();
        if (block.getCount() == 0) {
            return rule.title() + ": withdrawn, because events that came late changed what counts.";
        }
        StringBuilder text = new StringBuilder(rule.title()).append(':');
        text.append(names(" ", block.getUsers(), "users"));
        if (block.getUsers().size() == 1) {
            text.append(person(alert.getGatehouse().getPerson()));
        }
        text.append(names(" from ", block.getSources(), "addresses"));
        text.append(names(" on ", block.getHosts(), "hosts"));
        if (block.getCount() > 1) {
            text.append(", ").append(times(block));
        }
        if (block.getDistinct() != null) {
            String bound = Boolean.TRUE.equals(block.getAtLeast()) ? "at least " : "";
            text.append(", ").append(bound).append(block.getDistinct()).append(" different values");
        }
        return text.append('.').toString();
    }

    private static String person(@Nullable PersonRef person) {
        if (person == null) {
            return "";
        }
        return " (" + (person.getName() == null ? person.getId() : person.getName()) + ")";
    }

    private static String names(String before, List<String> names, String kind) {
        if (names.isEmpty()) {
            return "";
        }
        if (names.size() == 1) {
            return before + names.get(0);
        }
        int named = Math.min(names.size() - 1, NAMED);
        String more = names.size() == Totals.MAX_NAMES ? " or more other " : " other ";
        String last = named == names.size() - 1 ? names.get(named) : (names.size() - named) + more + kind;
        return before + String.join(", ", names.subList(0, named)) + " and " + last;
    }

    private static String times(AlertBlock block) {
        Duration length = Duration.ofMillis((block.getLastSeen() - block.getFirstSeen()) / 1000);
        return block.getCount() + " times" + (length.isZero() ? "" : " within " + words(length));
    }

    private static String words(Duration length) {
        long seconds = Math.max(1, length.toSeconds());
        if (seconds < 120) {
            return seconds == 1 ? "a second" : seconds + " seconds";
        }
        long minutes = length.toMinutes();
        return minutes < 120 ? minutes + " minutes" : length.toHours() + " hours";
    }
}
