package io.gatehouse.sinks.webhook;

import io.gatehouse.sinks.common.DeliveryTask;
import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.Target;
import io.gatehouse.sinks.common.notice.Criteria;
import io.gatehouse.sinks.common.notice.Notice;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/** Posts each notification that is wanted. */
public final class WebhookSinkTask extends DeliveryTask<Post> {
    private @Nullable Composer composer;

    private record Composer(Criteria when, Template template, String routingKey) {
        @Nullable
        Post post(Notice notice) {
            return when.fits(notice)
                    ? new Post(notice.id(), notice.key(), template.with(new Values(notice, routingKey)))
                    : null;
        }
    }

    @Override
    protected Target<Post> open(Map<String, String> configured) {
        WebhookSettings settings = new WebhookSettings(configured);
        composer = new Composer(settings.when(), settings.template(), settings.routingKey());
        return new HttpTarget(settings, Clock.systemUTC());
    }

    @Override
    protected @Nullable Post item(String topic, @Nullable Object key, Document value) {
        if (composer == null) {
            throw new ConnectException("the task was not started");
        }
        return composer.post(new Notice(value));
    }
}
