package io.gatehouse.sinks.elasticsearch;

import java.nio.file.Path;

final class OpenSearch2IT extends SearchContract {
    @Override
    SearchProcess serverIn(Path folder) {
        return SearchProcess.openSearch2(folder);
    }
}
