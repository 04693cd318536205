package io.gatehouse.cli;

import io.gatehouse.sinks.standin.monitis.Account;
import io.gatehouse.sinks.standin.monitis.MonitisStandIn;
import io.gatehouse.sinks.standin.monitis.Result;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A stand-in for Monitis in this process, and the logins that the Monitis sink told it. */
final class DemoMonitis implements AutoCloseable {
    private static final Account ACCOUNT = new Account("DEMOAPIKEY0000000000000001", "DEMOSECRET0000000000000002");
    private static final String MONITOR = "login monitor";

    private final MonitisStandIn monitis = MonitisStandIn.start(0, ACCOUNT, InstantSource.system());

    Map<String, String> connector(String sessions) {
        return Map.of(
                "name",
                "demo-monitis",
                "connector.class",
                "io.gatehouse.sinks.monitis.MonitisSinkConnector",
                "topics",
                sessions,
                "consumer.override.isolation.level",
                "read_committed",
                "monitis.url",
                monitis.url(),
                "monitis.api.key",
                ACCOUNT.apiKey(),
                "monitis.secret.key",
                ACCOUNT.secretKey());
    }

    int results() {
        return monitis.results(MONITOR).size();
    }

    String tell() {
        List<Result> results = monitis.results(MONITOR);
        String first = results.isEmpty() ? "" : ", the first " + results.get(0).values();
        return "  Monitis (a stand-in on this machine): " + results.size() + " logins in \"" + MONITOR + "\"" + first;
    }

    @Override
    public void close() {
        monitis.close();
    }
}
