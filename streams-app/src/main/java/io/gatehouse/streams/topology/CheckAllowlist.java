package io.gatehouse.streams.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Writes into each login whether the allowlist, as it was at that time, covers it. */
final class CheckAllowlist extends ContextualProcessor<Object, Object, Object, Object> {
    private final LiveAllowlist allowlist;

    CheckAllowlist(LiveAllowlist allowlist) {
        this.allowlist = allowlist;
    }

    @Override
    public void process(Record<Object, Object> record) {
        if (record.value() instanceof Observed.Happened happened
                && "logged-in".equals(happened.event().getEvent().getAction())) {
            allowlist.now().decide(happened.event());
        }
        context().forward(record);
    }
}
