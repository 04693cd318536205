package io.gatehouse.allow;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.streams.detect.allow.AllowlistLine;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MonitWhitelistTest {
    private static MonitWhitelist.Line line(String text) {
        return MonitWhitelist.read(List.of(text)).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10.0.0.1 ; 10.0.0.1/32",
                "10\\.0\\.0\\.1 ; 10.0.0.1/32",
                "10[.]0[.]0[.]1 ; 10.0.0.1/32",
                "\\b10\\.0\\.0\\.1\\b ; 10.0.0.1/32",
                "from 10\\.0\\.0\\.1 port ; 10.0.0.1/32",
                "^.*from 10.0.0.1 port.*$ ; 10.0.0.1/32",
                "2001:db8::1 ; 2001:db8::1/128",
                "192\\.168\\.1\\. ; /(192\\.168\\.1\\.).*/",
                "192\\.168\\.(1|2)\\.[0-9]+ ; /(192\\.168\\.(1|2)\\.[0-9]+).*/",
                "^192.168. ; /(192.168.).*/",
            })
    void turnsAnExpressionIntoWhatItWasMeantToBe(String text, String source) {
        assertThat(line(text).entry()).isNotNull();
        assertThat(AllowlistLine.source(Objects.requireNonNull(line(text).entry())))
                .isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Accepted publickey for backup ; not about an address",
                "# office ; a comment",
                "10.0.0.( ; no regular expression",
                "office.example.com ; not about an address",
                ".* ; not about an address",
            })
    void leavesOutWhatIsNotAboutAnAddressAndSaysSo(String text, String why) {
        assertThat(line(text).entry()).isNull();
        assertThat(line(text).difference()).contains(why);
    }

    @Test
    void saysWhatMonitLetInAsWell() {
        assertThat(line("10.0.0.1").difference()).contains("only 10.0.0.1", "Monit let 10.0.0.12 in as well");
        assertThat(line("\\b10\\.0\\.0\\.1\\b").difference()).doesNotContain("10.0.0.12");
    }

    @Test
    void keepsTheNumbersOfTheLinesAndLeavesEmptyOnesOut() {
        assertThat(MonitWhitelist.read(List.of("10.0.0.1", "", "10.0.0.2")))
                .extracting(MonitWhitelist.Line::number)
                .containsExactly(1, 3);
    }
}
