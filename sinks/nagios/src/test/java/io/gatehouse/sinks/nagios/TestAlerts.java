package io.gatehouse.sinks.nagios;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.Gatehouse;
import java.util.List;

/** Alerts as the pipeline publishes them. */
final class TestAlerts {
    private static final long NOON = 1_795_262_400_000_000L;

    private TestAlerts() {}

    static Alert alert(String id, long revision, String status, String level) {
        return Alert.newBuilder()
                .setTimestamp(NOON)
                .setHost(
                        EcsHost.newBuilder().setId("machine-1").setName("web-1").build())
                .setEvent(EcsEvent.newBuilder().setId(id).setKind("alert").build())
                .setRule(EcsRule.newBuilder()
                        .setId("gatehouse-login-not-allowlisted")
                        .setName("login-not-allowlisted")
                        .build())
                .setMessage("Login not on the allowlist: alice from 192.0.2.7 on web-1.")
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(revision)
                        .setAlert(block(status, level))
                        .build())
                .build();
    }

    private static AlertBlock block(String status, String level) {
        return AlertBlock.newBuilder()
                .setStatus(status)
                .setLevel(level)
                .setMode("notify")
                .setKey("group")
                .setGroup(List.of())
                .setCount(2)
                .setFirstSeen(NOON)
                .setLastSeen(NOON)
                .build();
    }
}
