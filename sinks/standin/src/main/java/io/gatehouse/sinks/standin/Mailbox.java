package io.gatehouse.sinks.standin;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.Service;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A mail server (GreenMail) on 127.0.0.1 that takes mail for everybody, keeps it in memory and sends it nowhere.
 */
public final class Mailbox implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Server server;

    private Mailbox(int port, String protocol) {
        this.server = new Server(port, protocol);
    }

    /** Can be stopped without losing what it has. */
    private static final class Server extends GreenMail {
        private final String protocol;
        private final int port;

        Server(int port, String protocol) {
            super(new ServerSetup(port, HOST, protocol));
            this.protocol = protocol;
            start();
            this.port = Objects.requireNonNull(services.get(protocol)).getPort();
        }

        void pause() {
            services.values().forEach(Service::stopService);
            services.clear();
        }

        void resume() {
            config = new ServerSetup[] {new ServerSetup(port, HOST, protocol)};
            start();
        }
    }

    /** A mailbox without encryption on a port that is free. */
    public static Mailbox start() {
        return start(0);
    }

    /** A mailbox without encryption on this port; 0 is one that is free. */
    public static Mailbox start(int port) {
        return new Mailbox(port, ServerSetup.PROTOCOL_SMTP);
    }

    /**
     * A mailbox that speaks TLS from the first byte on a port that is free, with the key in the file that the system property
     * {@code greenmail.tls.keystore.file} names, else with GreenMail's own.
     */
    public static Mailbox startWithTls() {
        return new Mailbox(0, ServerSetup.PROTOCOL_SMTPS);
    }

    /** An account: who logs in as this user needs this password. Whoever does not log in may send all the same. */
    public void addUser(String user, String password) {
        server.setUser(user + "@localhost", user, password);
    }

    /** Where it listens. */
    public String host() {
        return HOST;
    }

    /** Where it listens. */
    public int port() {
        return server.port;
    }

    /** What came, in the order of arrival; a mail to three recipients three times. */
    public List<MimeMessage> messages() {
        return List.of(server.getReceivedMessages());
    }

    /** What came for this address. */
    public List<MimeMessage> messages(String address) {
        Predicate<GreenMailUser> recipient = user -> user.getEmail().equalsIgnoreCase(address);
        return server.findReceivedMessages(recipient, message -> true).toList();
    }

    /** Goes away, as when it crashes; what came is kept. */
    public void pause() {
        server.pause();
    }

    /** Is there again after {@link #pause}, at the same port. */
    public void resume() {
        server.resume();
    }

    /** Stops it; what came is gone. */
    @Override
    public void close() {
        server.stop();
    }
}
