package io.gatehouse.sinks.nagios;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * One connection to NSCA with several results. The server speaks first: 128 random bytes and its time. It answers no
 * packet, but it hangs up on one that it cannot read (another password or method) and waits for more after one that it
 * took. So a server that still listens a moment after the last packet has taken them all.
 */
final class NscaConnection implements Limited {

    private static final int INITIALIZATION = 128;
    private static final String HUNG_UP = "it hung up on what it was sent; are password and encryption the server's?";

    private final Nsca.Server server;
    private final Duration timeout;
    private final List<CheckResult> results;
    private final SecureRandom random = new SecureRandom();
    private final Socket socket = new Socket();

    NscaConnection(Nsca.Server server, Duration timeout, List<CheckResult> results) {
        this.server = server;
        this.timeout = timeout;
        this.results = List.copyOf(results);
    }

    @Override
    public void run() throws IOException {
        try (socket) {
            InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException("unknown host");
            }
            socket.connect(address, (int) timeout.toMillis());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] initialization = greeting(in);
            sendAll(initialization, in.readInt());
            requireListening(in);
            socket.shutdownOutput();
            awaitEnd(in);
        }
    }

    private static byte[] greeting(DataInputStream in) throws IOException {
        byte[] initialization = new byte[INITIALIZATION];
        try {
            in.readFully(initialization);
            return initialization;
        } catch (EOFException e) {
            throw new IOException("it hung up without a greeting; may this host talk to it?", e);
        }
    }

    private void sendAll(byte[] initialization, int timestamp) throws IOException {
        try {
            for (CheckResult result : results) {
                byte[] noise = new byte[NscaPacket.LENGTH];
                random.nextBytes(noise);
                byte[] packet = NscaPacket.of(result, timestamp, noise);
                server.cipher().apply(packet, initialization, server.password());
                socket.getOutputStream().write(packet);
            }
        } catch (SocketException e) {
            throw new IOException(HUNG_UP, e);
        }
    }

    private void requireListening(DataInputStream in) throws IOException {
        socket.setSoTimeout((int) server.refusalWait().toMillis());
        try {
            if (in.read() < 0) {
                throw new IOException(HUNG_UP);
            }
        } catch (SocketTimeoutException e) {
            // It waits for more.
        }
    }

    /** It closes when it has read everything, or resets the connection where it has not. */
    private void awaitEnd(DataInputStream in) throws IOException {
        socket.setSoTimeout((int) timeout.toMillis());
        while (in.read() >= 0) {
            // NSCA sends nothing more; whatever comes is not for us.
        }
    }

    @Override
    public void giveUp() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }
}
