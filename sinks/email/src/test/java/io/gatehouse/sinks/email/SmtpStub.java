package io.gatehouse.sinks.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test wants: what no answer is set for is taken. One connection at a time. */
final class SmtpStub implements AutoCloseable {
    /** A mail as it came over the wire, and for whom. */
    record Taken(List<String> to, String data) {}

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final @Nullable SSLContext tls;
    private final Thread thread;

    SmtpStub(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        thread = new Thread(this::serve, "smtp-stub");
        thread.setDaemon(true);
        thread.start();
    }

    SmtpStub() throws IOException {
        this(null);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Answers a command that contains this text so from now on; "." is the end of a mail. */
    SmtpStub answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Takes what contains this text again. */
    void take(String command) {
        answers.remove(command);
    }

    List<Taken> taken() {
        return taken;
    }

    List<String> commands() {
        return commands;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                converse(connection, true);
            } catch (IOException e) {
                // the client went away, or the stub was closed
            }
        }
    }

    private void converse(Socket connection, boolean greet) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        if (greet) {
            say(connection, "220 stub");
        }
        List<String> to = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.startsWith("QUIT"); line = in.readLine()) {
            commands.add(line);
            String answer = answerTo(line);
            say(connection, answer);
            if (line.equals("STARTTLS") && tls != null) {
                converse(secured(connection, tls), false);
                return;
            }
            if (line.startsWith("RCPT") && answer.startsWith("2")) {
                to.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            } else if (line.equals("DATA") && answer.startsWith("3")) {
                String data = data(in);
                String verdict = answers.getOrDefault(".", "250 taken");
                if (verdict.startsWith("2")) {
                    taken.add(new Taken(List.copyOf(to), data));
                }
                say(connection, verdict);
            }
            if (line.equals("DATA") || line.startsWith("RSET") || line.startsWith("MAIL")) {
                to.clear();
            }
            if (answer.startsWith("421")) {
                return;
            }
        }
    }

    private String answerTo(String line) {
        return answers.entrySet().stream()
                .filter(one -> !one.getKey().equals(".") && line.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> usual(line));
    }

    private String usual(String line) {
        if (line.startsWith("EHLO")) {
            return "250-stub\r\n250-AUTH PLAIN" + (tls == null ? "" : "\r\n250-STARTTLS") + "\r\n250 8BITMIME";
        }
        if (line.equals("STARTTLS")) {
            return tls == null ? "502 no" : "220 go on";
        }
        if (line.startsWith("AUTH")) {
            return "235 welcome";
        }
        return line.equals("DATA") ? "354 go on" : "250 ok";
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            data.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return data.toString();
    }

    private static void say(Socket connection, String text) throws IOException {
        connection.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        connection.getOutputStream().flush();
    }

    private static SSLSocket secured(Socket connection, SSLContext tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, 0, true);
        secured.setUseClientMode(false);
        return secured;
    }

    @Override
    public void close() {
        try {
            socket.close();
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
