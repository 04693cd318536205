package io.gatehouse.sinks.testkit;

import io.gatehouse.model.Notification;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.util.List;

/** The contract for a sink of {@code gatehouse.notifications}; each record is a message on the same incident. */
public abstract class NotificationContract extends SinkContract<Notification> {
    /** For JUnit. */
    protected NotificationContract() {}

    @Override
    protected Topic<Notification> topic(Topics topics) {
        return topics.notifications();
    }

    @Override
    protected Notification record(int number) {
        return Notification.newBuilder()
                .setId("message-" + number)
                .setRoute("pager")
                .setCreated(1_795_250_078_311_858L)
                .setCause("open")
                .setAlertIds(List.of("incident"))
                .setTitle("record " + number)
                .setText("text\n")
                .setHeldBack(0)
                .build();
    }

    /** Nothing can be told apart by an empty id. */
    @Override
    protected Notification poison() {
        return Notification.newBuilder(record(0)).setId("").build();
    }

    @Override
    protected boolean mayRepeat() {
        return true;
    }
}
