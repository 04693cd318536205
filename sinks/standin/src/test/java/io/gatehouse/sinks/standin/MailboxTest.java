package io.gatehouse.sinks.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailboxTest {

    @Test
    void keepsWhatComesForAnybody() throws Exception {
        try (Mailbox mailbox = Mailbox.start()) {
            assertThat(mailbox.messages()).isEmpty();
            send(mailbox);
            assertThat(mailbox.messages()).hasSize(2);
            assertThat(mailbox.messages("b@example.net"))
                    .singleElement()
                    .satisfies(message -> assertThat(message.getSubject()).isEqualTo("grüße"));
            assertThat(mailbox.messages("c@example.net")).isEmpty();
        }
    }

    @Test
    void keepsWhatCameWhileItIsAway() throws Exception {
        try (Mailbox mailbox = Mailbox.start()) {
            send(mailbox);
            mailbox.pause();
            assertThatThrownBy(() -> send(mailbox)).isInstanceOf(MessagingException.class);
            mailbox.resume();
            send(mailbox);
            assertThat(mailbox.messages("a@example.net")).hasSize(2);
        }
    }

    private static void send(Mailbox mailbox) throws Exception {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", mailbox.host());
        properties.put("mail.smtp.port", Integer.toString(mailbox.port()));
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("from@example.net");
        message.setRecipients(RecipientType.TO, "a@example.net, b@example.net");
        message.setSubject("grüße", "UTF-8");
        message.setText("text");
        Transport.send(message);
    }
}
