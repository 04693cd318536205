package io.gatehouse.streams.detect;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A field of an event that a rule can group by, under its ECS name. */
enum EventField {
    USER_NAME("user.name") {
        @Override
        @Nullable
        String of(Event event) {
            EcsUser user = event.getUser();
            return user == null ? null : user.getName();
        }
    },
    HOST_ID("host.id") {
        @Override
        String of(Event event) {
            return event.getHost().getId();
        }
    },
    HOST_NAME("host.name") {
        @Override
        @Nullable
        String of(Event event) {
            EcsHost host = event.getHost();
            return host.getName();
        }
    },
    SOURCE_IP("source.ip") {
        @Override
        @Nullable
        String of(Event event) {
            EcsSource source = event.getSource();
            return source == null ? null : source.getIp() != null ? source.getIp() : source.getAddress();
        }
    };

    private final String ecsName;

    EventField(String ecsName) {
        this.ecsName = ecsName;
    }

    /** The field of that ECS name. */
    static EventField byName(String ecsName) {
        return Arrays.stream(values())
                .filter(field -> field.ecsName.equals(ecsName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + ecsName));
    }

    /** Its value in an event; null where the event lacks it. */
    abstract @Nullable String of(Event event);
}
