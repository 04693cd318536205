package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.testkit.SearchProcess;
import java.nio.file.Path;

final class OpenSearch2IT extends IndexContract {
    @Override
    SearchProcess serverIn(Path folder) {
        return SearchProcess.openSearch2(MODULES, folder);
    }
}
