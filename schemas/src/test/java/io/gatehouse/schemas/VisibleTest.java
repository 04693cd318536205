package io.gatehouse.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTest {
    @Test
    void showsEscapesAndLineBreaksInsteadOfPrintingThem() {
        assertThat(Visible.of("a\u001b[31mred\r\nb\u0000\u009b")).isEqualTo("a\\x1b[31mred\\x0d\\x0ab\\x00\\x9b");
    }

    @Test
    void showsWhatTurnsTheDirectionOfWriting() {
        assertThat(Visible.of("a\u202eb\u2028c\ud800")).isEqualTo("a\\u202eb\\u2028c\\ud800");
    }

    @Test
    void leavesTextOfAnyLanguageAlone() {
        assertThat(Visible.of("grüße 例 😀 $ ls -l")).isEqualTo("grüße 例 😀 $ ls -l");
    }
}
