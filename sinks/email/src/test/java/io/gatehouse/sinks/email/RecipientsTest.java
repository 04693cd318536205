package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.sinks.common.notice.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTest {
    private static final List<String> ROUTES = List.of(
            "level=high|critical host=web-* -> web@example.net oncall@example.net",
            "rule=login-* -> logins@example.net oncall@example.net",
            "host=db-* -> dba@example.net",
            "route=weekly cause=digest -> boss@example.net");

    @Test
    void areThoseOfEveryRouteThatFitsEachOnce() {
        assertThat(to(ROUTES, Messages.login()))
                .containsExactly("web@example.net", "oncall@example.net", "logins@example.net");
    }

    @Test
    void areTheDefaultOnesWhereNoneFits() {
        assertThat(to(ROUTES, Messages.digest())).containsExactly("admin@example.net");
    }

    @ParameterizedTest
    @CsvSource({
        "host=MACHINE-1, true",
        "host=web-04?, true",
        "host=web, false",
        "level=low, false",
        "rule=gatehouse-*, true",
        "route=pager cause=open, true",
        "route=pager cause=close, false",
        "'', true",
    })
    void fitByPatterns(String criteria, boolean fits) {
        List<String> to = to(List.of(criteria + " -> x@example.net"), Messages.login());
        assertThat(to).containsExactly(fits ? "x@example.net" : "admin@example.net");
    }

    @ParameterizedTest
    @CsvSource({
        "level=high, is no route such as",
        "level=high ->, is no route such as",
        "colour=red -> a@example.net, 'is not one of cause=PATTERN, host=PATTERN'",
        "host= -> a@example.net, is not one of",
        "host=a -> b, is no mail address such as",
        "host=a -> b@@c, is no mail address such as",
    })
    void areRefusedWhereTheyCannotBeRead(String route, String why) {
        assertThatThrownBy(() -> Recipients.of(List.of(), List.of(route)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static List<String> to(List<String> routes, Notice notice) {
        return Recipients.of(List.of("admin@example.net"), routes).of(notice).stream()
                .map(Object::toString)
                .toList();
    }
}
