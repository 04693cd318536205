package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.standin.Mailbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the server, in TLS from the first byte or later, with a login. */
class SmtpSecurityTest {
    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    @BeforeAll
    static void makeACertificate() throws Exception {
        certificate = new TestCertificate(folder, "ip:127.0.0.1");
        System.setProperty("greenmail.tls.keystore.file", certificate.store().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        System.setProperty("greenmail.tls.key.password", TestCertificate.PASSWORD);
    }

    @Test
    void sendsThroughTlsFromTheFirstByteWithALogin() throws Exception {
        try (Mailbox mailbox = Mailbox.startWithTls()) {
            mailbox.addUser("gatehouse", "secret");
            assertThat(deliver(mailbox.port(), "smtps", login("secret"))).isEqualTo(Answer.delivered());
            assertThat(mailbox.messages("admin@example.net"))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.getSubject()).startsWith("[HIGH] Login"));
            assertThat(deliver(mailbox.port(), "smtps", login("wrong")))
                    .isInstanceOfSatisfying(
                            Answer.Later.class,
                            later -> assertThat(later.reason()).contains("login refused"));
        }
    }

    @Test
    void sendsThroughTlsThatBeginsInTheClear() throws Exception {
        try (SmtpStub server = new SmtpStub(certificate.server())) {
            assertThat(deliver(server.port(), "starttls", login("secret"))).isEqualTo(Answer.delivered());
            assertThat(server.commands()).containsSubsequence("STARTTLS", "DATA");
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void sendsNothingToAServerThatIsNotTrusted() throws Exception {
        try (SmtpStub server = new SmtpStub(certificate.server())) {
            Map<String, String> login = new HashMap<>(login("secret"));
            login.remove("email.tls.certificates");
            assertThat(deliver(server.port(), "starttls", login)).isInstanceOf(Answer.Later.class);
            assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH"));
        }
    }

    @Test
    void sendsNothingToAServerOfAnotherName(@TempDir Path other) throws Exception {
        TestCertificate another = new TestCertificate(other, "dns:mail.example.net");
        try (SmtpStub server = new SmtpStub(another.server())) {
            Map<String, String> login = new HashMap<>(login("secret"));
            login.put("email.tls.certificates", another.pem().toString());
            assertThat(deliver(server.port(), "starttls", login)).isInstanceOf(Answer.Later.class);
            assertThat(server.commands()).contains("STARTTLS").noneMatch(command -> command.startsWith("AUTH"));
        }
    }

    @Test
    void namesTheSettingWhereThereAreNoCertificates() {
        assertThatThrownBy(() -> deliver(1, "smtps", Map.of("email.tls.certificates", "/nowhere.pem")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("email.tls.certificates");
    }

    private static Map<String, String> login(String password) {
        return Map.of(
                "email.user",
                "gatehouse",
                "email.password",
                password,
                "email.tls.certificates",
                certificate.pem().toString());
    }

    private static Answer deliver(int port, String security, Map<String, String> more) throws InterruptedException {
        Map<String, String> settings =
                new HashMap<>(Map.of("email.port", Integer.toString(port), "email.security", security));
        settings.putAll(more);
        EmailSettings all = Composers.settings(settings);
        try (SmtpTarget target = new SmtpTarget(all.server(), System::nanoTime)) {
            return target.deliver(List.of(all.composer().mail(Messages.login())))
                    .get(0);
        }
    }
}
