package io.gatehouse.streams.detect.fleet;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.HostReport;
import io.gatehouse.schemas.Ids;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes events of silence, that rules select like any other: {@code host-silent}, one for each silent host and stretch of ten minutes,
 * or one {@code fleet-silent} where they are many.
 */
public final class SilenceEvents {
    /** Id of the host in the event that speaks of many. */
    public static final String FLEET = "fleet";

    private static final String HOST_SILENT = "host-silent";
    private static final String FLEET_SILENT = "fleet-silent";
    private static final int MAX_NAMES = 20;

    private SilenceEvents() {}

    /** The events of a silence; the same ones for as long as the same ten minutes last. */
    public static List<Event> of(Fleet.Silence silence) {
        if (!silence.together()) {
            return silence.hosts().stream().map(host -> ofHost(silence, host)).toList();
        }
        String names = silence.hosts().stream()
                .limit(MAX_NAMES)
                .map(SilenceEvents::nameOf)
                .collect(Collectors.joining(", "));
        String more = silence.hosts().size() > MAX_NAMES ? " and others" : "";
        String message = silence.hosts().size() + " of " + silence.of() + " hosts are silent: " + names + more;
        return List.of(event(new EcsHost(FLEET, FLEET, null), FLEET_SILENT, silence.time(), message));
    }

    /** Whether the event of a host, at a time in microseconds, is one of these: no line tells of them, so none can be made again. */
    public static boolean isOne(String hostId, long time, String eventId) {
        return eventId.equals(id(hostId, HOST_SILENT, time)) || eventId.equals(id(hostId, FLEET_SILENT, time));
    }

    private static String id(String hostId, String action, long time) {
        return Ids.event(hostId, action, "", 0, time / Fleet.SILENCE);
    }

    private static Event ofHost(Fleet.Silence silence, HostReport host) {
        long minutes = (silence.time() - host.getHeard()) / 60_000_000;
        String message = "nothing came of " + nameOf(host) + " for " + minutes + " minutes";
        return event(host.getHost(), HOST_SILENT, silence.time(), message);
    }

    private static String nameOf(HostReport host) {
        String name = host.getHost().getName();
        return name == null ? host.getHost().getId() : name;
    }

    private static Event event(EcsHost host, String action, long time, String message) {
        Event event = new Event();
        event.setTimestamp(time);
        event.setType("gatehouse");
        event.setHost(host);
        EcsEvent ecs = new EcsEvent();
        ecs.setId(id(host.getId(), action, time));
        ecs.setKind("event");
        ecs.setCategory(List.of("host"));
        ecs.setType(List.of("info"));
        ecs.setAction(action);
        ecs.setCreated(time);
        ecs.setOriginal(message);
        event.setEvent(ecs);
        event.setMessage(message);
        Gatehouse gatehouse = new Gatehouse();
        gatehouse.setRevision(1L);
        event.setGatehouse(gatehouse);
        return event;
    }
}
