package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All of these are refused before a broker is asked. */
final class AllowOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "'', names nothing",
        "--any-source, names nothing",
        "--deny --any-source, names nothing",
        "0.0.0.0/0, names nothing",
        "--user root, names no source",
        "::/0 --user root, names no source",
        "10.0.0.1 --any-source, contradict",
        "10.0.0.1 --until 2020-01-01, is over",
        "10.0.0.1 --user=, empty",
        "10.0.0.1 --user=/(/, no regular expression",
        "/10(/ --user root, no regular expression",
        "10.0.0.1 --hours=9-17, hours",
        "10.0.0.1 --from 2027-01-01 --until 2026-12-31, never hold"
    })
    void refusesAnEntryThatSaysNothingOrTooMuch(String args, String why) {
        Run run = Run.of(("allow add " + args).strip().split(" "));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "office, not an address",
        "10.0.0.0/33, more than 32",
        "10.0.0.1 --until tomorrow, neither a day",
        "@ --user root, not an address",
        "10.0.0.1 --expires soon, no length"
    })
    void refusesWhatItCannotRead(String args, String why) {
        Run run = Run.of(("allow add " + args).split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains(why);
    }
}
