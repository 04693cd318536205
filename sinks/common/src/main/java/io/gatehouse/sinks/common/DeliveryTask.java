package io.gatehouse.sinks.common;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sink's task: turns records into items, delivers them, and answers Connect for each. {@code put} tries every item once. While
 * some must wait it throws {@link RetriableException}: Connect hands the same records over again after a pause, in which it can
 * also stop the task, and those that were delivered are not sent again. Offsets are committed only when all have their answer.
 *
 * @param <I> what is delivered
 */
public abstract class DeliveryTask<I> extends SinkTask {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTask.class);
    private static final String ISOLATION = "consumer.override.isolation.level";

    /** Where a record stands in Kafka. */
    private record Place(TopicPartition partition, long offset) {
        static Place of(SinkRecord record) {
            return new Place(
                    new TopicPartition(record.originalTopic(), record.originalKafkaPartition()),
                    record.originalKafkaOffset());
        }
    }

    private record Pending<T>(SinkRecord record, T item) {}

    /** Answered records of a batch that is not yet through. */
    private final Set<Place> answered = new HashSet<>();

    private @Nullable Target<I> target;
    private DeliveryMetrics metrics = DeliveryMetrics.none();
    private final Pause pause = new Pause();

    /** For Connect, which makes tasks by their class. */
    protected DeliveryTask() {}

    /** Opens the target; called once, when the task starts. */
    protected abstract Target<I> open(Map<String, String> settings);

    /**
     * What to deliver of a record; null for one that this sink has nothing to do with.
     *
     * @throws DataException if the record can never be delivered
     */
    protected abstract @Nullable I item(String topic, @Nullable Object key, Document value);

    /** Shows a number of this sink's own among the task's metrics; to be called by {@link #open}. */
    protected final void gauge(String name, String meaning, LongSupplier value) {
        metrics.gauge(name, meaning, value);
    }

    @Override
    public String version() {
        return PluginVersion.of(getClass());
    }

    @Override
    public void start(Map<String, String> settings) {
        if (!"read_committed".equals(settings.get(ISOLATION))) {
            LOG.warn(
                    "{} is not read_committed in {}: unless the worker sets consumer.isolation.level=read_committed, records of"
                            + " aborted transactions are delivered too",
                    ISOLATION,
                    settings.get("name"));
        }
        metrics = DeliveryMetrics.of(context);
        target = open(settings);
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        List<Answer.Later> later;
        try {
            pause.await(context);
            List<Pending<I>> pending = pending(records);
            later = answer(pending, tried(pending));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("interrupted while delivering", e);
        }
        if (!later.isEmpty()) {
            throw again(later, records.size());
        }
        answered.clear();
        pause.reset();
        metrics.batch();
    }

    private List<Pending<I>> pending(Collection<SinkRecord> records) {
        List<Pending<I>> pending = new ArrayList<>(records.size());
        for (SinkRecord record : records) {
            if (answered.contains(Place.of(record))) {
                continue;
            }
            I item = itemOf(record);
            if (item == null) {
                answered.add(Place.of(record));
            } else {
                pending.add(new Pending<>(record, item));
            }
        }
        return pending;
    }

    private @Nullable I itemOf(SinkRecord record) {
        if (record.value() == null) {
            metrics.skipped();
            return null;
        }
        try {
            I item = item(record.topic(), record.key(), Document.of(record.value()));
            if (item == null) {
                metrics.skipped();
            }
            return item;
        } catch (DataException e) {
            refuse(record, e);
            return null;
        }
    }

    private List<Answer> tried(List<Pending<I>> pending) throws InterruptedException {
        if (target == null) {
            throw new ConnectException("the task was not started");
        }
        if (pending.isEmpty()) {
            return List.of();
        }
        List<Answer> answers =
                target.deliver(pending.stream().map(Pending::item).toList());
        if (answers.size() != pending.size()) {
            throw new ConnectException(answers.size() + " answers for " + pending.size() + " items");
        }
        return answers;
    }

    private List<Answer.Later> answer(List<Pending<I>> pending, List<Answer> answers) {
        List<Answer.Later> later = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            SinkRecord record = pending.get(i).record();
            if (answers.get(i) instanceof Answer.Later wait) {
                later.add(wait);
                continue;
            }
            if (answers.get(i) instanceof Answer.Refused refused) {
                refuse(record, new DataException(refused.reason()));
            } else {
                metrics.delivered(record.timestamp());
            }
            answered.add(Place.of(record));
        }
        return later;
    }

    private void refuse(SinkRecord record, DataException reason) {
        String where =
                record.originalTopic() + "-" + record.originalKafkaPartition() + "@" + record.originalKafkaOffset();
        LOG.warn("record {} is refused: {}", where, reason.getMessage());
        metrics.refused();
        ErrantRecordReporter reporter = context.errantRecordReporter();
        if (reporter == null) {
            throw new ConnectException(
                    "record " + where + " is refused (" + reason.getMessage()
                            + ") and there is nowhere to put it: set errors.tolerance=all and errors.deadletterqueue.topic.name",
                    reason);
        }
        reporter.report(record, reason);
    }

    private RetriableException again(List<Answer.Later> later, int records) {
        Duration longest =
                later.stream().map(Answer.Later::after).max(Duration::compareTo).orElse(Duration.ZERO);
        long millis = pause.begin(context, longest);
        metrics.retried(later.size());
        return new RetriableException(later.size() + " of " + records + " records wait, to be tried again in " + millis
                + " ms: " + later.get(0).reason());
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        answered.removeIf(place -> partitions.contains(place.partition()));
    }

    @Override
    public void stop() {
        metrics.close();
        if (target != null) {
            target.close();
        }
    }
}
