package io.gatehouse.streams.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HexTest {

    @Test
    void readsWhatTheKernelWouldWriteInHex() {
        assertThat(Hex.text("6C73202D6C")).isEqualTo("ls -l");
        assertThat(Hex.text("C3BC")).isEqualTo("\u00FC");
        assertThat(Hex.text("6100")).isEqualTo("a\0");
    }

    @Test
    void leavesWhatIsNoHexOrNeedsNone() {
        assertThat(Hex.text("deadbeef")).isEqualTo("deadbeef");
        assertThat(Hex.text("ABC")).isEqualTo("ABC");
        assertThat(Hex.text("6C73")).isEqualTo("6C73");
        assertThat(Hex.text("")).isEmpty();
        assertThat(Hex.text("\u0661\u0660")).isEqualTo("\u0661\u0660");
    }
}
