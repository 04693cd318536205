package io.gatehouse.sinks.nagios;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An NSCA server: it writes what it is sent into the command file of the Nagios beside it. Its protocol has no
 * acknowledgement; see {@link NscaConnection} for what can be known all the same.
 */
final class Nsca implements Transport {

    /** Who listens where, and how it is spoken to. */
    record Server(String host, int port, NscaCipher cipher, String password, Duration refusalWait) {

        @Override
        public String toString() {
            return host + ':' + port;
        }
    }

    private final Server server;
    private final Duration timeout;

    Nsca(Server server, Duration timeout) {
        this.server = server;
        this.timeout = timeout;
    }

    @Override
    public @Nullable String refusal(CheckResult result) {
        String host = tooLong("host", result.host(), NscaPacket.MAX_HOST);
        return host != null ? host : tooLong("service", result.service(), NscaPacket.MAX_SERVICE);
    }

    private static @Nullable String tooLong(String what, String name, int max) {
        int length = PlainText.length(name);
        return length <= max ? null : what + " " + name + " has " + length + " bytes; NSCA takes " + max;
    }

    /** All or nothing: which of them a broken connection still carried is not known. */
    @Override
    public Sent send(List<CheckResult> results) throws InterruptedException {
        try {
            Limited.within(
                    timeout,
                    "did not take " + results.size() + " results within " + timeout.toMillis() + " ms",
                    new NscaConnection(server, timeout, results));
            return new Sent(results.size(), null);
        } catch (IOException e) {
            return new Sent(0, "NSCA at " + server + ": " + e.getMessage());
        }
    }
}
