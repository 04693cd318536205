package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.testkit.SearchProcess;
import java.nio.file.Path;

/** Elasticsearch 7.10 under its Apache licence. */
final class Elasticsearch7IT extends IndexContract {
    @Override
    SearchProcess serverIn(Path folder) {
        return SearchProcess.elasticsearch7(MODULES, folder);
    }

    @Override
    boolean hasDataStreams() {
        return false;
    }
}
