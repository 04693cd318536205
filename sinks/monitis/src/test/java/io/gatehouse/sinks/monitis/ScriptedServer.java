package io.gatehouse.sinks.monitis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Gives prepared answers one after the other, in forms that Monitis is known to have used; then {@code ok}. */
final class ScriptedServer implements AutoCloseable {
    private record Prepared(int status, String body) {}

    private final HttpServer server;
    private final Deque<Prepared> answers = new ArrayDeque<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ScriptedServer then(int status, String body) {
        answers.add(new Prepared(status, body));
        return this;
    }

    /** The actions that were asked for. */
    List<String> asked() {
        return asked;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            String all = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    + "&"
                    + (query == null ? "" : query);
            asked.add(URLDecoder.decode(all.replaceAll(".*\\baction=(\\w+).*", "$1"), StandardCharsets.UTF_8));
            Prepared answer = answers.isEmpty() ? new Prepared(200, "{\"status\":\"ok\"}") : answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
