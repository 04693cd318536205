package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mail each day that says that mails can be sent: whoever does not get it knows that something is wrong. Connect has no timer for
 * tasks, but hands over an empty batch about every {@code offset.flush.interval.ms} (a minute) where there is nothing to do. A sink
 * that does not run at that time sends none for the day.
 */
final class SignOfLife {
    private static final Logger LOG = LoggerFactory.getLogger(SignOfLife.class);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final LocalTime at;
    private final Composer composer;
    private final Target<Mail> target;
    private final Instant started;
    private Instant next;

    /** @param at the time of day, in UTC */
    SignOfLife(LocalTime at, Composer composer, Target<Mail> target, Instant started) {
        this.at = at;
        this.composer = composer;
        this.target = target;
        this.started = started;
        this.next = after(started);
    }

    /** Sends it where it is time; tries for an hour where it cannot be sent. */
    void tick(Instant now, long messages) throws InterruptedException {
        if (now.isBefore(next)) {
            return;
        }
        Answer answer = target.deliver(List.of(mail(messages))).get(0);
        if (!(answer instanceof Answer.Delivered)) {
            LOG.warn("the sign of life of {} could not be sent: {}", next, answer);
        }
        if (!(answer instanceof Answer.Later) || now.isAfter(next.plus(PATIENCE))) {
            next = after(now);
        }
    }

    private Mail mail(long messages) {
        String day = next.atZone(ZoneOffset.UTC).toLocalDate().toString();
        String text = "Gatehouse can send mail. This comes each day at " + at
                + " UTC: look into it when it does not.\n\n" + "The sink runs since " + Facts.time(started)
                + " and was given " + messages + " messages since then.\n";
        return composer.plain("sign-of-life." + day, next, "Gatehouse: sign of life, " + day, text);
    }

    private Instant after(Instant time) {
        ZonedDateTime today = time.atZone(ZoneOffset.UTC).with(at);
        return (today.toInstant().isAfter(time) ? today : today.plusDays(1)).toInstant();
    }
}
