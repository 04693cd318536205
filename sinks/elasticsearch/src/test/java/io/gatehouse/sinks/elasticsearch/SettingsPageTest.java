package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.testkit.SettingsTable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsPageTest {
    @Test
    void thePageSaysWhatTheSettingsAre() throws IOException {
        SettingsTable.hold(ElasticsearchSettings.DEFINITION, Path.of("..", "..", "docs", "sinks", "elasticsearch.md"));
    }
}
