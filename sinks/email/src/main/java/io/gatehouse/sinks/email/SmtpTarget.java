package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.Target;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, spoken to in SMTP (RFC 5321): one connection for each batch. Remembers in memory which recipients have a mail whose
 * others must wait, so that they do not get it again while this lives.
 */
final class SmtpTarget implements Target<Mail> {
    /** A batch that takes longer goes on when it is handed over again. */
    private static final long LONGEST_BATCH = Duration.ofSeconds(20).toNanos();

    private final ServerSettings server;
    private final Session session;
    private final LongSupplier nanos;
    private final Map<String, Delivery> begun = new HashMap<>();

    /** @param nanos a clock such as System::nanoTime */
    SmtpTarget(ServerSettings server, LongSupplier nanos) {
        this.server = server;
        this.session = Session.getInstance(SmtpProperties.of(server));
        this.nanos = nanos;
    }

    @Override
    public List<Answer> deliver(List<Mail> mails) {
        if (mails.isEmpty()) {
            return List.of();
        }
        long end = nanos.getAsLong() + LONGEST_BATCH;
        SMTPTransport transport = transport();
        try {
            connect(transport);
            return answers(transport, mails, end);
        } catch (MessagingException e) {
            String what = e instanceof AuthenticationFailedException ? "login refused by " : "no connection to ";
            Answer later = Answer.later(what + server.host() + ":" + server.port() + ": " + Reply.words(e));
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

    private List<Answer> answers(SMTPTransport transport, List<Mail> mails, long end) {
        Map<String, Answer> waiting = new HashMap<>();
        List<Answer> answers = new ArrayList<>(mails.size());
        @Nullable Answer all = null;
        for (Mail mail : mails) {
            if (all == null && nanos.getAsLong() - end > 0) {
                all = Answer.later("the mail server is slow: no more mails in this batch");
            }
            Answer answer = all == null ? waiting.get(mail.key()) : all;
            if (answer == null) {
                Attempt attempt = attempt(transport, mail);
                answer = attempt.answer();
                all = attempt.serverFailed() ? answer : null;
            }
            if (answer instanceof Answer.Later) {
                waiting.put(mail.key(), answer);
            }
            answers.add(answer);
        }
        return answers;
    }

    private record Attempt(Answer answer, boolean serverFailed) {}

    private Attempt attempt(SMTPTransport transport, Mail mail) {
        Delivery delivery = begun.computeIfAbsent(mail.id(), id -> new Delivery(mail));
        Attempt attempt = attempt(transport, mail, delivery);
        if (!(attempt.answer() instanceof Answer.Later)) {
            begun.remove(mail.id());
        }
        return attempt;
    }

    private Attempt attempt(SMTPTransport transport, Mail mail, Delivery delivery) {
        try {
            transport.sendMessage(mail.message(), delivery.pending());
            return new Attempt(delivery.succeeded(), false);
        } catch (MessagingException e) {
            Failure failure = Failure.of(e);
            Answer answer = delivery.failed(failure, nanos.getAsLong(), server.retry());
            return new Attempt(answer, failure.server() != null);
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
