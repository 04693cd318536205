package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Records as the pipeline makes them. */
final class Records {
    static final Instant ARRIVAL = Instant.parse("2026-11-21T08:34:38.311858Z");

    private Records() {}

    static Session session(String id, long revision, String status) {
        return Session.newBuilder()
                .setTimestamp(micros(ARRIVAL))
                .setHost(host())
                .setEvent(event(id, "state", "session-opened"))
                .setUser(EcsUser.newBuilder().setName("zoë").build())
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(revision)
                        .setSession(SessionBlock.newBuilder()
                                .setId(id)
                                .setStatus(status)
                                .build())
                        .build())
                .build();
    }

    static Event command(String id, long revision, Instant time, String command) {
        return Event.newBuilder()
                .setTimestamp(micros(time))
                .setType("commands")
                .setHost(host())
                .setEvent(event(id, "event", "ran-command"))
                .setUser(EcsUser.newBuilder().setName("zoë").build())
                .setProcess(EcsProcess.newBuilder().setCommandLine(command).build())
                .setGatehouse(Gatehouse.newBuilder().setRevision(revision).build())
                .build();
    }

    private static EcsEvent event(String id, String kind, String action) {
        return EcsEvent.newBuilder()
                .setId(id)
                .setKind(kind)
                .setAction(action)
                .setCreated(micros(ARRIVAL))
                .build();
    }

    private static EcsHost host() {
        return EcsHost.newBuilder().setId("4c4c4544004d3510").setName("web1").build();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
