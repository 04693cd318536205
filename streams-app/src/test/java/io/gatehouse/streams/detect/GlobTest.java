package io.gatehouse.streams.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, ''",
        "*, x",
        "web-*, web-",
        "web-*, web-17",
        "w?b, wxb",
        "*a*b*, xaxbx",
        "a**c, abc",
        "ab, ab",
        "a.c, a.c"
    })
    void matchesTheWholeValue(String pattern, String value) {
        assertThat(new Glob(pattern).matches(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"web-*, aweb-1", "w?b, wb", "?, ''", "ab, abc", "ab, a", "a.c, abc", "'', a", "*a, ab", "web, WEB"})
    void doesNotMatchAnotherValue(String pattern, String value) {
        assertThat(new Glob(pattern).matches(value)).isFalse();
    }

    @Test
    void doesNotMatchAnAbsentValue() {
        assertThat(new Glob("*").matches(null)).isFalse();
    }

    @Test
    @Timeout(5)
    void takesNoLongForAPatternThatIsMadeToBacktrack() {
        String value = "a".repeat(10_000);
        long before = System.nanoTime();
        assertThat(new Glob("*a".repeat(50) + "b").matches(value)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @Property
    @Label("agrees with the regular expression of the same meaning")
    void agreesWithTheRegularExpressionOfTheSameMeaning(
            @ForAll @Chars({'*', '?', 'a', 'b'}) @StringLength(max = 8) String pattern,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 10) String value) {
        String regex = pattern.replace("*", ".*").replace('?', '.');
        assertThat(new Glob(pattern).matches(value)).isEqualTo(Pattern.matches(regex, value));
    }
}
