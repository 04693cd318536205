package io.gatehouse.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the creation of topics found and did for one topic.
 *
 * @param topic name
 * @param state what became of it
 * @param differences how an existing topic differs from its declaration: "retention.ms is 1000, wanted 604800000".
 *     They are left as they are: somebody may have wanted them so.
 * @param schema its schema in the registry; null where its values are bytes
 */
public record TopicReport(
        String topic,
        State state,
        List<String> differences,
        @Nullable RegisteredSchema schema) {

    /** What became of a topic. */
    public enum State {
        CREATED,
        EXISTS,
        DIFFERS
    }

    public TopicReport {
        differences = List.copyOf(differences);
    }

    TopicReport with(RegisteredSchema registered) {
        return new TopicReport(topic, state, differences, registered);
    }
}
