package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class RulesPageTest {
    private static final Path PAGE = Path.of("../docs/shipped-rules.md");

    @Test
    void isWhatTheRuleFilesSay() throws Exception {
        String expected = RulesPage.of();
        if ("write".equals(System.getProperty("gatehouse.docs"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).as("stale: its first lines say how to write it anew").hasContent(expected);
    }
}
