package io.gatehouse.sinks.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that keeps what is posted to it and answers as a test wants; 200 where nothing else is said. */
final class Receiver implements AutoCloseable {
    /** A request as it came. */
    record Request(String path, Headers headers, String body) {}

    /** What is answered. */
    record Reply(int status, Map<String, String> headers, String body) {}

    static final Reply OK = new Reply(200, Map.of(), "ok");

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Reply reply = OK;

    /** On this port; 0 is one that is free. */
    Receiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook/secret-path";
    }

    void reply(int status, Map<String, String> headers, String body) {
        reply = new Reply(status, headers, body);
    }

    void reply(Reply next) {
        reply = next;
    }

    List<Request> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
        Reply now = reply;
        now.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
