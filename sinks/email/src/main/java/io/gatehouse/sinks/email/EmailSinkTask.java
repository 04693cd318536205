package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.DeliveryTask;
import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.Target;
import io.gatehouse.sinks.common.notice.Criteria;
import io.gatehouse.sinks.common.notice.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Sends a mail for each notification that is wanted, and where asked a sign of life each day. */
public final class EmailSinkTask extends DeliveryTask<Mail> {
    private @Nullable Composer composer;
    private Criteria when = Criteria.of("");
    private @Nullable SignOfLife signOfLife;
    private long messages;

    @Override
    protected Target<Mail> open(Map<String, String> configured) {
        EmailSettings settings = new EmailSettings(configured);
        Composer composing = settings.composer();
        Target<Mail> target = new SmtpTarget(settings.server(), System::nanoTime);
        composer = composing;
        when = settings.when();
        signOfLife = settings.signOfLife()
                .map(at -> new SignOfLife(at, composing, target, Instant.now()))
                .orElse(null);
        return target;
    }

    @Override
    protected @Nullable Mail item(String topic, @Nullable Object key, Document value) {
        if (composer == null) {
            throw new ConnectException("the task was not started");
        }
        Notice notice = new Notice(value);
        return when.fits(notice) ? composer.mail(notice) : null;
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        super.put(records);
        messages += records.size();
        if (signOfLife != null && speaksForAll()) {
            tick(signOfLife);
        }
    }

    /** One task of all: the one that reads the first partition. */
    private boolean speaksForAll() {
        return context.assignment().stream().anyMatch(partition -> partition.partition() == 0);
    }

    private void tick(SignOfLife sign) {
        try {
            sign.tick(Instant.now(), messages);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("interrupted while sending a sign of life", e);
        }
    }
}
