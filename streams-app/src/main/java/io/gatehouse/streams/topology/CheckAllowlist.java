package io.gatehouse.streams.topology;

import io.gatehouse.streams.detect.allow.AllowlistLine;
import io.gatehouse.streams.detect.allow.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into each login whether the allowlist, as it was at that time, covers it; and says in the log which entries will end soon. */
final class CheckAllowlist extends ContextualProcessor<Object, Object, Object, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(CheckAllowlist.class);
    private static final Duration ROUND = Duration.ofHours(1);
    private static final long MICROS_PER_MILLI = 1000;

    private final LiveAllowlist allowlist;

    CheckAllowlist(LiveAllowlist allowlist) {
        this.allowlist = allowlist;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        sayWhatEndsSoon(context.currentSystemTimeMs());
        context.schedule(ROUND, PunctuationType.WALL_CLOCK_TIME, this::sayWhatEndsSoon);
    }

    private void sayWhatEndsSoon(long millis) {
        allowlist
                .endingSoon(millis * MICROS_PER_MILLI)
                .forEach(entry -> LOG.warn(
                        "The allowlist entry {} ends at {}: {}",
                        entry.getId(),
                        Instant.EPOCH.plus(Validity.until(entry), ChronoUnit.MICROS),
                        AllowlistLine.write(entry)));
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
