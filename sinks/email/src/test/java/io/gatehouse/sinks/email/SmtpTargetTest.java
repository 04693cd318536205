package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.email.SmtpStub.Taken;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a mail where the server does not take it as it is. */
class SmtpTargetTest {
    private static final String A = "a@example.net";
    private static final String B = "b@example.net";
    private static final String C = "c@example.net";

    private final AtomicLong nanos = new AtomicLong();
    private SmtpStub server;
    private Composer composer;
    private SmtpTarget target;

    @BeforeEach
    void start() throws Exception {
        server = new SmtpStub();
        open(Map.of());
    }

    @AfterEach
    void stop() {
        target.close();
        server.close();
    }

    private void open(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "email.port",
                Integer.toString(server.port()),
                "email.security",
                "none",
                "email.to",
                A + "," + B + "," + C,
                "email.read.timeout.ms",
                "1000"));
        settings.putAll(more);
        composer = Composers.with(settings);
        target = new SmtpTarget(Composers.settings(settings).server(), nanos::get);
    }

    @Test
    void servesAllRecipientsWithOneMail() throws InterruptedException {
        assertThat(deliver()).containsExactly(Answer.delivered());
        assertThat(recipients()).containsExactly(List.of(A, B, C));
    }

    @Test
    void servesTheOthersWhereOneRecipientIsRefusedForGood() throws InterruptedException {
        server.answer("RCPT TO:<" + B, "550 5.1.1 no such user");
        assertThat(deliver()).containsExactly(Answer.delivered());
        assertThat(recipients()).containsExactly(List.of(A, C));
    }

    @Test
    void triesAgainOnlyThoseWhoHaveItNotYet() throws InterruptedException {
        server.answer("RCPT TO:<" + B, "550 5.1.1 no such user").answer("RCPT TO:<" + C, "451 4.7.1 greylisted");
        assertThat(later(deliver())).contains(C, "greylisted");
        assertThat(deliver()).first().isInstanceOf(Answer.Later.class);
        server.take("RCPT TO:<" + C);
        assertThat(deliver()).containsExactly(Answer.delivered());
        assertThat(recipients()).containsExactly(List.of(A), List.of(C));
    }

    @Test
    void givesARecipientUpWhoIsPutOffTooLong() throws InterruptedException {
        server.answer("RCPT TO:<" + C, "452 4.2.2 mailbox full");
        assertThat(deliver()).first().isInstanceOf(Answer.Later.class);
        nanos.addAndGet(900_000_000_000L);
        assertThat(deliver()).containsExactly(Answer.delivered());
        assertThat(recipients()).containsExactly(List.of(A, B));
    }

    @Test
    void refusesAMailThatNobodyGets() throws InterruptedException {
        server.answer("RCPT", "550 5.1.1 no such user\u202e");
        assertThat(deliver())
                .first()
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).contains(A, B, C, "550 5.1.1 no such user"));
        server.take("RCPT");
        assertThat(deliver()).containsExactly(Answer.delivered());
    }

    @ParameterizedTest
    @CsvSource({"DATA, 554 5.7.1 no", "., 552 5.3.4 too big", "., 554 5.6.0 spam"})
    void refusesAMailThatTheServerDoesNotWant(String command, String answer) throws InterruptedException {
        server.answer(command, answer);
        assertThat(deliver()).first().isInstanceOf(Answer.Refused.class);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void givesAMailUpThatTheServerPutsOffTooLong() throws InterruptedException {
        server.answer(".", "451 4.3.0 filter failed");
        assertThat(later(deliver())).contains("filter failed");
        nanos.addAndGet(900_000_000_000L);
        assertThat(deliver()).first().isInstanceOf(Answer.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 550 5.7.1 not from you", "MAIL, 451 later", "MAIL, 530 5.7.0 log in first", "RCPT, 421 bye"})
    void waitsHoweverLongWhereTheServerTakesNothingFromUs(String command, String answer) throws InterruptedException {
        server.answer(command, answer);
        for (int i = 0; i < 3; i++) {
            nanos.addAndGet(900_000_000_000L);
            assertThat(deliver()).first().isInstanceOf(Answer.Later.class);
        }
        server.take(command);
        assertThat(deliver()).containsExactly(Answer.delivered());
    }

    @Test
    void waitsWhileNobodyAnswers() throws InterruptedException {
        server.close();
        assertThat(later(deliver())).contains("no connection to 127.0.0.1:" + server.port());
    }

    @Test
    void waitsWhileTheLoginIsRefused() throws InterruptedException {
        open(Map.of("email.user", "gatehouse", "email.password", "wrong"));
        server.answer("AUTH", "535 5.7.8 bad credentials");
        assertThat(later(deliver())).contains("login refused by").doesNotContain("wrong");
        server.take("AUTH");
        assertThat(deliver()).containsExactly(Answer.delivered());
    }

    @Test
    void doesNotSendInTheClearWhereTlsIsWanted() throws InterruptedException {
        open(Map.of("email.security", "starttls", "email.user", "gatehouse", "email.password", "secret"));
        assertThat(later(deliver())).contains("STARTTLS");
        assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
    }

    @Test
    void letsNoTextEndTheMail() throws InterruptedException {
        String evil = "x\r\n.\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<victim@example.org>\r\nDATA\r\n";
        Mail mail = composer.mail(Messages.message("1", evil, evil, evil));
        assertThat(target.deliver(List.of(mail))).containsExactly(Answer.delivered());
        assertThat(recipients()).containsExactly(List.of(A, B, C));
        assertThat(server.taken().get(0).data()).contains("\n.\nMAIL FROM:<evil@example.org>\n");
    }

    private Mail login() {
        return composer.mail(Messages.login());
    }

    private List<Answer> deliver() throws InterruptedException {
        return target.deliver(List.of(login()));
    }

    private List<List<String>> recipients() {
        return server.taken().stream().map(Taken::to).toList();
    }

    private static String later(List<Answer> answers) {
        assertThat(answers).hasSize(1).first().isInstanceOf(Answer.Later.class);
        return ((Answer.Later) answers.get(0)).reason();
    }
}
