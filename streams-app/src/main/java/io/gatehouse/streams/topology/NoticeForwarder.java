package io.gatehouse.streams.topology;

import io.gatehouse.model.IncidentState;
import io.gatehouse.streams.detect.notify.Notices;
import io.gatehouse.streams.detect.notify.Standing;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends on, from where alerts are made, what the routes are to be told of a change. */
final class NoticeForwarder {
    private final Notices notices;
    private final ProcessorContext<Object, Object> context;

    NoticeForwarder(Notices notices, ProcessorContext<Object, Object> context) {
        this.notices = notices;
        this.context = context;
    }

    /**
     * The alert of an incident changed, by something that arrived at a time in milliseconds; {@code before} is null where it is new. Gives whether there
     * was something to tell, and the routes file kept it back.
     */
    boolean changed(@Nullable Standing before, IncidentState after, long timestamp) {
        return notices.tell(
                before,
                after,
                timestamp * 1000,
                notice ->
                        context.forward(new Record<>(notice.getRoute(), notice, timestamp), GatehouseTopology.NOTICES));
    }
}
