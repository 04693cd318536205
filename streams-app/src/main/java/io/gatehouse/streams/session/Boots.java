package io.gatehouse.streams.session;

import io.gatehouse.model.Event;
import io.gatehouse.model.SeenState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a host was booted. The kernel and cron say so; a daemon that started may have been restarted alone, and its sessions go
 * on: two different ones within minutes are a boot.
 */
final class Boots {
    /** How long after another the daemons of a host start, in microseconds. */
    private static final long TOGETHER = 300_000_000;

    private Boots() {}

    /** When the host was booted by what is known with this event, in microseconds; null where it was not. */
    static @Nullable Long seen(HostClock clock, Event event) {
        return switch (Commands.actionOf(event)) {
            case "host-booted" -> event.getTimestamp();
            case "service-started", "daemon-start" -> together(clock, event);
            default -> null;
        };
    }

    private static @Nullable Long together(HostClock clock, Event event) {
        String daemon = "daemon-start".equals(Commands.actionOf(event)) ? "auditd" : nameOf(event);
        long time = event.getTimestamp();
        List<SeenState> signs = clock.signs();
        signs.removeIf(sign -> sign.getName().equals(daemon) || Math.abs(sign.getAt() - time) > TOGETHER);
        clock.sign(new SeenState(daemon, time, null, true));
        return signs.size() < 2
                ? null
                : signs.stream().mapToLong(SeenState::getAt).min().getAsLong();
    }

    private static String nameOf(Event event) {
        return event.getProcess() == null
                ? ""
                : String.valueOf(event.getProcess().getName());
    }
}
