package io.gatehouse.sinks.converter;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Evidence;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import java.util.List;

/** One record of each kind, as the pipeline makes them. */
final class Records {
    static final long START = 1_795_250_078_311_858L;

    private Records() {}

    static Event command() {
        return Event.newBuilder()
                .setTimestamp(START)
                .setType("commands")
                .setHost(host())
                .setEvent(event("event", "ran-command"))
                .setUser(user())
                .setProcess(EcsProcess.newBuilder()
                        .setPid(4722L)
                        .setCommandLine("echo 'grüße 日本 😀'")
                        .setArgs(List.of("echo", "grüße 日本 😀"))
                        .setExitCode(0L)
                        .build())
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(2)
                        .setAllowlisted(true)
                        .setCommand(CommandBlock.newBuilder()
                                .setKind("typed")
                                .setWitnesses(List.of("hook"))
                                .build())
                        .build())
                .build();
    }

    static Session session() {
        return Session.newBuilder()
                .setTimestamp(START)
                .setHost(host())
                .setEvent(event("state", "session-opened"))
                .setUser(user())
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(4)
                        .setSession(SessionBlock.newBuilder()
                                .setId("s-1")
                                .setStatus("open")
                                .setTtys(List.of("pts/0", "pts/1"))
                                .build())
                        .build())
                .build();
    }

    static Alert alert() {
        return Alert.newBuilder()
                .setTimestamp(START)
                .setHost(host())
                .setEvent(event("alert", "login-not-allowlisted"))
                .setRule(EcsRule.newBuilder()
                        .setId("r-1")
                        .setName("login-not-allowlisted")
                        .build())
                .setUser(user())
                .setMessage("login-not-allowlisted: zoë from 203.0.113.7 on web1")
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(1)
                        .setAlert(incident())
                        .build())
                .build();
    }

    private static AlertBlock incident() {
        return AlertBlock.newBuilder()
                .setStatus("open")
                .setLevel("high")
                .setKey("k-1")
                .setGroup(List.of(new AlertGroupValue("user.name", "zoë"), new AlertGroupValue("source.ip", null)))
                .setCount(1)
                .setFirstSeen(START)
                .setLastSeen(START)
                .setHosts(List.of("web1"))
                .setEvidence(List.of(new Evidence("e-1", START, null, "Accepted publickey for zoë")))
                .build();
    }

    private static EcsEvent event(String kind, String action) {
        return EcsEvent.newBuilder()
                .setId("e-1")
                .setKind(kind)
                .setCategory(List.of("session"))
                .setAction(action)
                .setCreated(START)
                .build();
    }

    private static EcsHost host() {
        return EcsHost.newBuilder().setId("4c4c4544004d3510").setName("web1").build();
    }

    private static EcsUser user() {
        return EcsUser.newBuilder().setName("zoë").build();
    }
}
