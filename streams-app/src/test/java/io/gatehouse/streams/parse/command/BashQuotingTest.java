package io.gatehouse.streams.parse.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BashQuotingTest {

    @Test
    void undoesTheEscapesOfTheHook() {
        assertThat(BashQuoting.unescape("a\\nb\\tc\\\\n\\r\\e[0m")).isEqualTo("a\nb\tc\\n\r\u001B[0m");
        assertThat(BashQuoting.unescape("no more\\")).isEqualTo("no more\\");
    }

    @Test
    void undoesThePercentQOfBash() {
        assertThat(BashQuoting.unquote("/home/alice")).isEqualTo("/home/alice");
        assertThat(BashQuoting.unquote("/tmp/a\\ b\\;\\\\")).isEqualTo("/tmp/a b;\\");
        assertThat(BashQuoting.unquote("''")).isEmpty();
        assertThat(BashQuoting.unquote("$'/tmp/a\\nb\\'\\303\\274\\E'")).isEqualTo("/tmp/a\nb'\u00FC\u001B");
        assertThat(BashQuoting.unquote("$'\u00FC\\0011'")).isEqualTo("\u00FC\u00011");
    }

    @Test
    void findsTheEndOfAQuotedWord() {
        assertThat(BashQuoting.wordEnd("x=/a\\ b cmd=", 2)).isEqualTo(7);
        assertThat(BashQuoting.wordEnd("x=$'a b\\' c' cmd=", 2)).isEqualTo(12);
        assertThat(BashQuoting.wordEnd("x=/a", 2)).isEqualTo(4);
        assertThat(BashQuoting.wordEnd("x=$'a", 2)).isEqualTo(5);
        assertThat(BashQuoting.wordEnd("x=a\\", 2)).isEqualTo(4);
    }
}
