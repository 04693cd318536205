package io.gatehouse.sinks.monitis;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.sinks.standin.monitis.Account;
import io.gatehouse.sinks.standin.monitis.MonitisStandIn;
import io.gatehouse.sinks.standin.monitis.Result;
import io.gatehouse.sinks.testkit.SinkContract;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The contract of all sinks, with the stand-in for Monitis. */
final class MonitisSinkIT extends SinkContract<Session> {
    private static final Account ACCOUNT = new Account("EXAMPLEAPIKEY0000000000001", "EXAMPLESECRET0000000000002");
    private static final long EIGHT = 1_795_248_000_000_000L;

    private @Nullable MonitisStandIn monitis;

    @Override
    protected Topic<Session> topic(Topics topics) {
        return topics.sessions();
    }

    /** A millisecond after the other, so that the order of the results is that of the records. */
    @Override
    protected Session record(int number) {
        return session("session-" + number, "state", EIGHT + number * 1000L + 1, "user-" + number);
    }

    @Override
    protected Session poison() {
        return session("poison", "neither", EIGHT, "nobody");
    }

    private static Session session(String id, String kind, long time, String user) {
        return Session.newBuilder()
                .setTimestamp(time)
                .setHost(
                        EcsHost.newBuilder().setId("machine-1").setName("web-1").build())
                .setEvent(EcsEvent.newBuilder().setId(id).setKind(kind).build())
                .setUser(EcsUser.newBuilder().setName(user).build())
                .setSource(EcsSource.newBuilder().setIp("2001:db8::7").build())
                .setGatehouse(Gatehouse.newBuilder().setRevision(1).build())
                .build();
    }

    @Override
    protected Map<String, String> settings(String secret) {
        return Map.of(
                "connector.class",
                "io.gatehouse.sinks.monitis.MonitisSinkConnector",
                "monitis.url",
                target().url(),
                "monitis.api.key",
                ACCOUNT.apiKey(),
                "monitis.secret.key",
                secret);
    }

    @Override
    protected Map<String, String> wrongSettings() {
        return Map.of(
                "monitis.url", "monitis.example.org",
                "monitis.api.key", "",
                "monitis.authentication", "none",
                "monitis.sessions.monitor", "100%",
                "monitis.sessions.result.params", "user:User",
                "monitis.sessions.results", "nobody:${user.name}",
                "monitis.alerts.results", "rule:${rule name}",
                "monitis.timeout.ms", "0");
    }

    @Override
    protected String secret() {
        return ACCOUNT.secretKey();
    }

    @Override
    protected void startTarget() {
        if (monitis == null) {
            monitis = MonitisStandIn.start(0, ACCOUNT, InstantSource.system());
        } else {
            monitis.resume();
        }
    }

    @Override
    protected void stopTarget() {
        target().pause();
    }

    /** The stand-in counts what comes again under its check time. */
    @Override
    protected boolean mayRepeat() {
        return true;
    }

    @Override
    protected List<Integer> delivered() {
        return target().results("login monitor").stream()
                .flatMapToInt(MonitisSinkIT::arrivals)
                .boxed()
                .toList();
    }

    private static IntStream arrivals(Result result) {
        int number = Integer.parseInt(
                String.valueOf(result.values().get("user_login")).replace("user-", ""));
        return IntStream.generate(() -> number).limit(result.arrivals());
    }

    private MonitisStandIn target() {
        return Objects.requireNonNull(monitis);
    }
}
