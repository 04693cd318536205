package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.sinks.standin.Mailbox;
import io.gatehouse.sinks.testkit.NotificationContract;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of all sinks, with a mail server that asks for a password. */
class EmailSinkIT extends NotificationContract {
    private @Nullable Mailbox mailbox;

    private Mailbox mailbox() {
        if (mailbox == null) {
            mailbox = Mailbox.start();
            mailbox.addUser("gatehouse", secret());
        }
        return mailbox;
    }

    @Override
    protected Map<String, String> settings(String secret) {
        return Map.of(
                "connector.class", "io.gatehouse.sinks.email.EmailSinkConnector",
                "email.host", mailbox().host(),
                "email.port", Integer.toString(mailbox().port()),
                "email.security", "none",
                "email.user", "gatehouse",
                "email.password", secret,
                "email.from", "gatehouse@example.net",
                "email.to", "admin@example.net",
                "consumer.override.max.poll.records", "50");
    }

    @Override
    protected Map<String, String> wrongSettings() {
        return Map.of(
                "email.to", "nobody",
                "email.routes", "level=high",
                "email.subject", "$NOTHING",
                "email.security", "tls",
                "email.password", "");
    }

    @Override
    protected String secret() {
        return "correct-horse-battery";
    }

    @Override
    protected void startTarget() {
        if (mailbox == null) {
            mailbox();
        } else {
            mailbox.resume();
        }
    }

    @Override
    protected void stopTarget() {
        mailbox().pause();
    }

    @Override
    protected List<Integer> delivered() throws MessagingException {
        List<Integer> numbers = new ArrayList<>();
        for (MimeMessage message : mailbox().messages()) {
            if (message.getSubject().startsWith("record ")) {
                numbers.add(Integer.parseInt(message.getSubject().substring("record ".length())));
            }
        }
        return numbers;
    }

    /** What the mail library finds by class loaders is there in a worker too. */
    @Test
    void sendsWhatIsWantedInBothFormsAndInOneThread() throws Exception {
        String topic = "json-notifications";
        bench().create(topic);
        Map<String, String> settings = new HashMap<>(settings(secret()));
        settings.putAll(Map.of(
                "topics", topic,
                "email.to", "json@example.net",
                "email.when", "route=pager",
                "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                "value.converter.schemas.enable", "false"));
        bench().connect("json", settings);
        bench().sendBytes(topic, "machine", json("j0", "machine", "open"));
        bench().sendBytes(topic, "pager", json("j1", "pager", "open"));
        bench().sendBytes(topic, "pager", json("j2", "pager", "close"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> mailbox().messages("json@example.net").size() >= 2);
        MimeMessage mail = mailbox().messages("json@example.net").get(0);
        assertThat(mail.getSubject()).isEqualTo("grüße <b>");
        assertThat(mail.getSentDate()).isEqualTo("2026-11-21T08:34:38Z");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<h3>grüße &lt;b&gt;</h3>");
        MimeMessage answer = mailbox().messages("json@example.net").get(1);
        assertThat(mail.getMessageID()).isEqualTo("<i1.pager@example.net>");
        assertThat(answer.getMessageID()).isEqualTo("<j2@example.net>");
        assertThat(answer.getHeader("In-Reply-To")).containsExactly(mail.getMessageID());
        assertThat(answer.getHeader("References")).containsExactly(mail.getMessageID());
        bench().disconnect("json");
    }

    private static byte[] json(String id, String route, String cause) {
        return ("{\"id\":\"" + id + "\",\"route\":\"" + route + "\",\"created\":1795250078311858,\"cause\":\"" + cause
                        + "\",\"alert_ids\":[\"i1\"],\"title\":\"grüße <b>\",\"text\":\"text\\n\",\"held_back\":0}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
