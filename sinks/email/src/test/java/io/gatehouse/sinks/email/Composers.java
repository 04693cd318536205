package io.gatehouse.sinks.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Composers by their settings, and mails as those see them who get them. */
final class Composers {
    static final Map<String, String> NEEDED = Map.of(
            "email.host",
            "127.0.0.1",
            "email.from",
            "Gatehouse <gatehouse@example.net>",
            "email.to",
            "admin@example.net");

    private Composers() {}

    static Composer with(Map<String, String> settings) {
        return settings(settings).composer();
    }

    static EmailSettings settings(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(NEEDED);
        all.putAll(settings);
        return new EmailSettings(all);
    }

    static Composer standard() {
        return with(Map.of());
    }

    /** The bytes on their way. */
    static String raw(Mail mail) throws IOException, MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.message().writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** As another program reads those bytes. */
    static MimeMessage parsed(Mail mail) throws IOException, MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(raw(mail).getBytes(StandardCharsets.UTF_8)));
    }

    static String text(MimeMessage message) throws IOException, MessagingException {
        return part(message, 0);
    }

    static String html(MimeMessage message) throws IOException, MessagingException {
        return part(message, 1);
    }

    private static String part(MimeMessage message, int number) throws IOException, MessagingException {
        BodyPart part = ((Multipart) message.getContent()).getBodyPart(number);
        return part.getContent().toString().replace("\r\n", "\n");
    }
}
