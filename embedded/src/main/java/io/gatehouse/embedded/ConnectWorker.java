package io.gatehouse.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.cli.AbstractConnectCli;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.util.FutureCallback;

/** A real Kafka Connect worker in this process; its REST interface listens on 127.0.0.1 only. */
public final class ConnectWorker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Connect<? extends Herder> connect;

    private ConnectWorker(Connect<? extends Herder> connect) {
        this.connect = connect;
    }

    /** A cluster of one worker, which keeps connectors and offsets in Kafka: what was put stays over a restart. */
    public static ConnectWorker distributed(WorkerSettings settings) {
        return start(new ConnectDistributed(), settings.distributed());
    }

    /** One that is alone, and knows only the connectors that it was given since it started. */
    public static ConnectWorker standalone(WorkerSettings settings) {
        return start(new ConnectStandalone(), settings.standalone());
    }

    private static ConnectWorker start(AbstractConnectCli<?, ?> mode, Map<String, String> settings) {
        return new ConnectWorker(mode.startConnect(settings));
    }

    /** Where the REST interface answers. */
    public String url() {
        String url = connect.rest().advertisedUrl().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * Starts a connector, or gives a running one these settings.
     *
     * @throws UserError if the connector refuses them; the message is the connector's
     */
    public void put(String name, Map<String, String> config) {
        FutureCallback<Herder.Created<ConnectorInfo>> done = new FutureCallback<>();
        connect.herder().putConnectorConfig(name, config, true, done);
        await("connector " + name, done);
    }

    /** Stops a connector and forgets it. */
    public void delete(String name) {
        FutureCallback<Herder.Created<ConnectorInfo>> done = new FutureCallback<>();
        connect.herder().deleteConnectorConfig(name, done);
        await("connector " + name, done);
    }

    /** How a connector and its tasks are: RUNNING, FAILED with the trace, … */
    public ConnectorStateInfo status(String name) {
        return connect.herder().connectorStatus(name);
    }

    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }

    private static void await(String what, FutureCallback<?> done) {
        try {
            done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new UserError(what + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new UserError(what + ": the Connect worker gave no answer in " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
