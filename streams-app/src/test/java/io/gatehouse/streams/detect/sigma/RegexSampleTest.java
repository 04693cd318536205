package io.gatehouse.streams.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexSampleTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "abc,abc",
                "a\\.b,a.b",
                "(?i)Ab+c?,Ab",
                "`[0-9]{2,3}-x{3}`,00-xxx",
                "[^x0]y,` y`",
                "`(?:(a|b){2}|c)d*`,aa",
                "(^|/)[.],/.",
                "`.{4,}$`,xxxx",
                "`\\s[\\]\"]`,` \"`",
            })
    void makesAShortTextInWhichTheExpressionIsFound(String regex, String sample) {
        assertThat(RegexSample.of(regex)).isEqualTo(sample);
    }
}
