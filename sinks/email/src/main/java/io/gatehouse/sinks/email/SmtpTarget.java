package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.OneByOne;
import io.gatehouse.sinks.common.Target;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * A mail server, spoken to in SMTP (RFC 5321): one connection for each batch. Remembers in memory which recipients have a mail whose
 * others must wait, so that they do not get it again while this lives.
 */
final class SmtpTarget implements Target<Mail> {
    private final ServerSettings server;
    private final Session session;
    private final LongSupplier nanos;
    private final OneByOne<Mail> batch;
    private final Map<String, Delivery> begun = new HashMap<>();

    /** @param nanos a clock such as System::nanoTime */
    SmtpTarget(ServerSettings server, LongSupplier nanos) {
        this.server = server;
        this.session = Session.getInstance(SmtpProperties.of(server));
        this.nanos = nanos;
        this.batch = new OneByOne<>(Mail::key, nanos);
    }

    @Override
    public List<Answer> deliver(List<Mail> mails) throws InterruptedException {
        SMTPTransport transport = transport();
        try {
            connect(transport);
            return batch.deliver(mails, mail -> attempt(transport, mail));
        } catch (MessagingException e) {
            String what = e instanceof AuthenticationFailedException ? "login refused by " : "no connection to ";
            Answer later = Answer.away(what + server.host() + ":" + server.port() + ": " + Reply.words(e));
            return Collections.nCopies(mails.size(), later);
        } finally {
            close(transport);
        }
    }

    private SMTPTransport transport() {
        return new SMTPTransport(session, new URLName("smtp", server.host(), server.port(), null, null, null));
    }

    private void connect(SMTPTransport transport) throws MessagingException {
        boolean login = !server.user().isEmpty();
        transport.connect(server.host(), server.port(), login ? server.user() : null, login ? server.password() : null);
    }

    private Answer attempt(SMTPTransport transport, Mail mail) {
        Delivery delivery = begun.computeIfAbsent(mail.id(), id -> new Delivery(mail));
        Answer answer = attempt(transport, mail, delivery);
        if (!(answer instanceof Answer.Later)) {
            begun.remove(mail.id());
        }
        return answer;
    }

    private Answer attempt(SMTPTransport transport, Mail mail, Delivery delivery) {
        try {
            transport.sendMessage(mail.message(), delivery.pending());
            return delivery.succeeded();
        } catch (MessagingException e) {
            return delivery.failed(Failure.of(e), nanos.getAsLong(), server.retry());
        }
    }

    /** What was sent is sent, whether or not the server says good-bye. */
    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // there is nobody to tell
        }
    }

    @Override
    public void close() {
        begun.clear();
    }
}
