package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.testkit.SearchProcess;
import java.nio.file.Path;

final class Elasticsearch8IT extends IndexContract {
    @Override
    SearchProcess serverIn(Path folder) {
        return SearchProcess.elasticsearch8(MODULES, folder);
    }
}
