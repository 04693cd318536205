package io.gatehouse.sinks.standin.monitis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the protocol of Monitis's custom monitor API on 127.0.0.1 and keeps what it is sent in memory. It is made from public
 * documentation and the source of public clients, and holds checksums and tokens for true only if they are; what nobody wrote down,
 * it had to choose: {@link #CHOICES}.
 */
public final class MonitisStandIn implements AutoCloseable {
    /** What every answer says in its {@code Server} header. */
    public static final String BANNER = "Gatehouse stand-in for Monitis (not Monitis)";

    /** What is not known of Monitis, and what is done here. */
    public static final List<String> CHOICES = List.of(
            "A wrong checksum, or none: HTTP 403 and {\"error\":\"Authentication failure\"}. So a + of the checksum that came as"
                    + " a blank.",
            "The timestamp is required with a checksum, but may be of any time and form.",
            "A new token leaves older ones good until they are 24 hours old.",
            "A name that exists with its tag and type: {\"status\":\"monitorNameExists\"}; with version=3 an error with code 11.",
            "An unknown monitorId: HTTP 200 and {\"error\":\"Invalid monitorId\"}. Malformed parameters: an error with HTTP 200.",
            "An unknown action: HTTP 400.",
            "A result for a check time that is there replaces it; how often one came is counted.",
            "Values are taken whatever the monitor's parameters are.",
            "No limits of rate, size or number, and nothing is forgotten.");

    private final Gate gate;
    private final Actions actions = new Actions();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private MonitisStandIn(int port, Account account, InstantSource clock) {
        this.port = port;
        gate = new Gate(account, clock);
        resume();
    }

    /** On this port, 0 for one that is free. */
    public static MonitisStandIn start(int port, Account account, InstantSource clock) {
        return new MonitisStandIn(port, account, clock);
    }

    /** The base of its addresses. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The results of the monitors of this name, by check time. */
    public List<Result> results(String monitor) {
        synchronized (actions) {
            return actions.monitors().stream()
                    .filter(m -> m.name().equals(monitor))
                    .flatMap(m -> m.results().values().stream())
                    .toList();
        }
    }

    /** Every request since it was made, in their order. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** Makes something go wrong from now on. */
    public void fail(Fault next) {
        fault = next;
    }

    /** Stops listening, and keeps what it has. */
    public void pause() {
        Objects.requireNonNull(server).stop(0);
        Objects.requireNonNull(threads).shutdownNow();
    }

    /** Listens again, on the same port. */
    public void resume() {
        try {
            HttpServer next = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
            port = next.getAddress().getPort();
            threads = Executors.newCachedThreadPool();
            next.setExecutor(threads);
            next.createContext("/customMonitorApi", this::handle);
            next.createContext("/api", this::handle);
            next.start();
            server = next;
        } catch (IOException e) {
            throw new UncheckedIOException("127.0.0.1:" + port, e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), body));
            Form form = Form.of(exchange.getRequestURI().getRawQuery(), body);
            switch (fault) {
                case DOWN -> {}
                case ERROR_500 -> answer(exchange, 500, "text/html", "<h1>Internal Server Error</h1>");
                case LYING -> answer(exchange, 200, "text/html", "<h1>Welcome</h1>");
                default -> answer(exchange, form);
            }
        }
    }

    private void answer(HttpExchange exchange, Form form) throws IOException {
        if (fault == Fault.SLOW) {
            sleep();
        }
        Reply reply = reply(exchange.getRequestMethod(), form);
        boolean xml = form.get("output").equalsIgnoreCase("xml");
        String text = xml ? Xml.of(reply) : reply.body().toString();
        answer(exchange, reply.http(), xml ? "text/xml" : "application/json", text);
    }

    private Reply reply(String method, Form form) {
        if (!gate.knows(form)) {
            return Reply.unauthorized();
        }
        if (form.get("action").equals("authToken")) {
            return gate.token(form);
        }
        if (!method.equals("POST")) {
            return actions.read(form);
        }
        return gate.admits(form) ? actions.write(form) : gate.refusal(form);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=UTF-8");
        exchange.getResponseHeaders().set("Server", BANNER);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void sleep() {
        try {
            Thread.sleep(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        pause();
    }
}
