package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.model.Alert;
import io.gatehouse.schemas.Topic;
import java.util.List;

/** Finds an incident by its id. */
final class AlertTopic {
    private AlertTopic() {}

    /**
     * The incident as it is now.
     *
     * @param begin its id, or the beginning of it
     * @throws UserError if there is none, or more than one
     */
    static Alert find(Cluster cluster, Topic<Alert> topic, String begin) {
        if (begin.isBlank()) {
            throw new UserError("the id of the alert is empty: see ./gatehouse alerts list");
        }
        try (TopicReader<Alert> reader = new TopicReader<>(cluster, cluster.registry(), topic)) {
            List<Alert> found = List.copyOf(
                    Listing.last(reader, alert -> alert.getEvent().getId().startsWith(begin))
                            .values());
            if (found.size() != 1) {
                throw new UserError(
                        found.isEmpty()
                                ? "there is no alert " + begin + ": see ./gatehouse alerts list"
                                : found.size() + " alerts begin with " + begin + ": write more of the id");
            }
            return found.get(0);
        }
    }
}
