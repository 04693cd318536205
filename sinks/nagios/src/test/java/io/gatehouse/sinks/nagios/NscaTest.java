package io.gatehouse.sinks.nagios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the real server does not do on request: being silent, hanging up, standing still. The rest is in the IT. */
@Timeout(60)
final class NscaTest {

    private static final CheckResult RESULT = CheckResult.of("web-1", "root-login", State.CRITICAL, "Root.", "count=1");

    private ServerSocket listener;
    private Nsca nsca;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        nsca = new Nsca(
                new Nsca.Server("127.0.0.1", listener.getLocalPort(), NscaCipher.NONE, "", Duration.ofMillis(100)),
                Duration.ofMillis(1000));
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @Test
    void hasSentAllWhenTheServerWaitsForMore() throws Exception {
        CompletableFuture<byte[]> received = serve(2 * NscaPacket.LENGTH);

        assertThat(nsca.send(List.of(RESULT, RESULT))).isEqualTo(new Transport.Sent(2, null));

        assertThat(received.get()).hasSize(2 * NscaPacket.LENGTH);
    }

    @Test
    void hasSentNothingWhenTheServerHangsUpOnIt() throws Exception {
        CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
            try (Socket client = listener.accept()) {
                client.getOutputStream().write(new byte[132]);
                new DataInputStream(client.getInputStream()).readFully(new byte[NscaPacket.LENGTH]);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });

        Transport.Sent sent = nsca.send(List.of(RESULT));

        served.get();
        assertThat(sent.count()).isZero();
        assertThat(sent.failure()).contains("hung up on what it was sent", "password");
    }

    @Test
    void saysWhoDoesNotGreet() throws Exception {
        Transport.Sent sent = nsca.send(List.of(RESULT));

        assertThat(sent.failure())
                .isEqualTo("NSCA at 127.0.0.1:" + listener.getLocalPort() + ": did not take 1 results within 1000 ms");
    }

    @Test
    void saysWhoDoesNotListen() throws Exception {
        listener.close();

        assertThat(nsca.send(List.of(RESULT)).failure()).contains("127.0.0.1:", "Connection refused");
    }

    @Test
    void refusesNamesThatItWouldCut() {
        assertThat(nsca.refusal(CheckResult.of("ü".repeat(32), "s", State.OK, "x", "")))
                .isEqualTo("host " + "ü".repeat(32) + " has 64 bytes; NSCA takes 63");
        assertThat(nsca.refusal(CheckResult.of("h", "s".repeat(128), State.OK, "x", "")))
                .contains("128 bytes");
        assertThat(nsca.refusal(RESULT)).isNull();
    }

    private CompletableFuture<byte[]> serve(int bytes) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = listener.accept()) {
                client.getOutputStream().write(new byte[132]);
                byte[] read = new byte[bytes];
                new DataInputStream(client.getInputStream()).readFully(read);
                assertThat(client.getInputStream().read()).isNegative();
                return read;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
