package io.gatehouse.sinks.email;

import io.gatehouse.schemas.Visible;
import io.gatehouse.sinks.common.notice.Notice;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mail of a message: the same message always gives the same mail, under the same {@code Message-ID}. The mail that says that
 * an incident opened has an id made of the incident's and the route's; all later ones answer it (RFC 5322, 3.6.4), by which mail
 * programs put them into one thread, also where the first one never went out by itself.
 */
final class Composer {
    private static final int LONGEST_SUBJECT = 200;
    /** What the message that an incident opened has as its cause; no other message on it has. */
    private static final String FIRST = "open";

    private final InternetAddress from;
    private final String domain;
    private final Recipients recipients;
    private final Templates templates;

    /** @param domain what stands after the at sign in ids */
    Composer(InternetAddress from, String domain, Recipients recipients, Templates templates) {
        this.from = from;
        this.domain = domain;
        this.recipients = recipients;
        this.templates = templates;
    }

    /** The mail of a message. */
    Mail mail(Notice notice) {
        try {
            return mail(notice, recipients.of(notice));
        } catch (MessagingException e) {
            throw new DataException("no mail can be made of message " + notice.id() + ": " + e.getMessage(), e);
        }
    }

    /** A mail that is about no incident. */
    Mail plain(String id, Instant time, String subject, String text) {
        try {
            List<InternetAddress> to = recipients.otherwise();
            return new Mail(id, id, to, message(id, time, to, subject, text, null));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mail mail(Notice notice, List<InternetAddress> to) throws MessagingException {
        String html = templates.html(notice);
        String thread = notice.incidentId() == null ? null : notice.incidentId() + "." + notice.route();
        String id = thread != null && notice.cause().equals(FIRST) ? thread : notice.id();
        MimeMessage message =
                message(id, notice.created(), to, templates.subject(notice), templates.text(notice), html);
        if (thread != null && !thread.equals(id)) {
            message.setHeader("In-Reply-To", messageId(thread));
            message.setHeader("References", messageId(thread));
        }
        message.setHeader("X-Gatehouse-Route", header(notice.route()));
        if (notice.incident() != null) {
            message.setHeader("X-Gatehouse-Level", header(notice.incident().level()));
            message.setHeader("X-Gatehouse-Rule", header(notice.incident().rule()));
        }
        message.saveChanges();
        return new Mail(notice.id(), notice.key(), to, message);
    }

    private MimeMessage message(
            String id, Instant time, List<InternetAddress> to, String subject, String text, @Nullable String html)
            throws MessagingException {
        MimeMessage message = new KeepsItsId(messageId(id));
        message.setFrom(from);
        message.setRecipients(RecipientType.TO, to.toArray(new InternetAddress[0]));
        message.setSubject(subject(subject), "UTF-8");
        message.setSentDate(Date.from(time));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (html == null) {
            message.setContent(new MimeMultipart("alternative", part(text, "plain")));
        } else {
            message.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
        }
        message.saveChanges();
        return message;
    }

    /** In an encoding that lets no line grow too long, whatever the text. */
    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private String messageId(String id) {
        return "<" + id.replaceAll("[^0-9A-Za-z.-]", "_") + "@" + domain + ">";
    }

    private static String subject(String text) {
        String line = Visible.of(text);
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    private static String header(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z._-]", "_");
    }

    /** The library would give it a new id each time. */
    private static final class KeepsItsId extends MimeMessage {
        private final String id;

        KeepsItsId(String id) {
            super((jakarta.mail.Session) null);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
