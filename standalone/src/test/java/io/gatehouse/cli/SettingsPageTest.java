package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/settings.md");

    @Test
    void isWhatTheCommandLineDeclares() throws Exception {
        String expected = SettingsPage.of(Commands.on(Terminal.ofThisProcess()));
        if ("write".equals(System.getProperty("gatehouse.docs"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).as("stale: its first lines say how to write it anew").hasContent(expected);
    }
}
