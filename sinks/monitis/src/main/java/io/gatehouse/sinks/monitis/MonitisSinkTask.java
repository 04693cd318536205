package io.gatehouse.sinks.monitis;

import io.gatehouse.sinks.common.DeliveryTask;
import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Makes results of sessions and alerts and sends them to Monitis. */
public final class MonitisSinkTask extends DeliveryTask<MonitisResult> {
    private final Checktimes checktimes = new Checktimes();
    private final Map<String, Mapping> mappings = new HashMap<>();

    /** For Connect, which makes tasks by their class. */
    public MonitisSinkTask() {}

    @Override
    protected Target<MonitisResult> open(Map<String, String> props) {
        MonitisSettings settings = new MonitisSettings(props);
        mappings.put("state", settings.mapping(MonitisSettings.SESSIONS));
        mappings.put("alert", settings.mapping(MonitisSettings.ALERTS));
        return new MonitisTarget(new MonitisApi(settings.account(), Clock.systemUTC()));
    }

    @Override
    protected @Nullable MonitisResult item(String topic, @Nullable Object key, Document record) {
        String kind = record.require("event.kind");
        Mapping mapping = mappings.get(kind);
        if (mapping == null) {
            throw new DataException("the record is neither a session nor an alert, but of event.kind " + kind);
        }
        return mapping.tells(record) ? result(mapping, record) : null;
    }

    private MonitisResult result(Mapping mapping, Document record) {
        String id = record.require("event.id");
        Instant time = record.time("@timestamp");
        if (time == null) {
            throw new DataException("the record has no @timestamp");
        }
        long checktime = checktimes.of(mapping.monitor(), id, time);
        return new MonitisResult(id, mapping.monitor(), checktime, mapping.values(record));
    }
}
