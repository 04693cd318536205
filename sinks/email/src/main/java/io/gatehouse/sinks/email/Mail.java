package io.gatehouse.sinks.email;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/**
 * A mail ready to be sent.
 *
 * @param id identity of the message: the same one has the same {@code Message-ID} whenever it is sent
 * @param key mails of one key keep their order
 * @param to who gets it
 * @param message what they get
 */
record Mail(String id, String key, List<InternetAddress> to, MimeMessage message) {
    Mail {
        to = List.copyOf(to);
    }
}
