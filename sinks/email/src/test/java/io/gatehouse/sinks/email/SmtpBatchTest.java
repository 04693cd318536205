package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.email.SmtpStub.Taken;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the mails of a batch where one of them fails. */
class SmtpBatchTest {
    private static final Composer COMPOSER = Composers.with(Map.of("email.routes", "cause=open -> oncall@example.net"));
    private static final Mail OPEN = COMPOSER.mail(Messages.login());
    private static final Mail CLOSED = COMPOSER.mail(Messages.closed());
    private static final Mail DIGEST = COMPOSER.mail(Messages.digest());

    private SmtpStub server;

    @BeforeEach
    void start() throws Exception {
        server = new SmtpStub();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsTheOrderOfAnIncidentAndGoesOnWithOthers() throws InterruptedException {
        SmtpTarget target = target(System::nanoTime);
        server.answer("RCPT TO:<oncall", "451 later");
        assertThat(target.deliver(List.of(OPEN, CLOSED, DIGEST)))
                .extracting(Object::getClass)
                .containsExactly(Answer.Later.class, Answer.Later.class, Answer.Delivered.class);
        server.take("RCPT TO:<oncall");
        assertThat(target.deliver(List.of(OPEN, CLOSED))).containsOnly(Answer.delivered());
        assertThat(server.taken())
                .extracting(Taken::to)
                .containsExactly(
                        List.of("admin@example.net"), List.of("oncall@example.net"), List.of("admin@example.net"));
    }

    @Test
    void triesNoFurtherMailWhereTheServerFails() throws InterruptedException {
        server.answer("MAIL", "421 4.3.2 shutting down");
        assertThat(target(System::nanoTime).deliver(List.of(OPEN, DIGEST))).hasOnlyElementsOfType(Answer.Later.class);
        assertThat(server.commands())
                .filteredOn(command -> command.startsWith("MAIL"))
                .hasSize(1);
    }

    @Test
    void leavesTheRestToTheNextBatchWhereTheServerIsSlow() throws InterruptedException {
        AtomicLong nanos = new AtomicLong();
        assertThat(target(() -> nanos.getAndAdd(15_000_000_000L)).deliver(List.of(OPEN, DIGEST)))
                .extracting(Object::getClass)
                .containsExactly(Answer.Delivered.class, Answer.Later.class);
    }

    private SmtpTarget target(LongSupplier nanos) {
        Map<String, String> settings = Map.of("email.port", Integer.toString(server.port()), "email.security", "none");
        return new SmtpTarget(Composers.settings(settings).server(), nanos);
    }
}
