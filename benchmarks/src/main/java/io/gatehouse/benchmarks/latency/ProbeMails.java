package io.gatehouse.benchmarks.latency;

import io.gatehouse.sinks.standin.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks into the mailbox again and again, and notes when the mail about each probe was there first. */
final class ProbeMails {
    private static final Duration NAP = Duration.ofMillis(10);

    private final Mailbox mailbox;
    private final Map<Integer, Long> seenAt = new HashMap<>();
    private int read;

    ProbeMails(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void lookFor(Duration time) throws InterruptedException, MessagingException {
        lookUntil(Integer.MAX_VALUE, time);
    }

    /** Looks until those of so many probes are there, or the time is over. */
    void lookUntil(int count, Duration time) throws InterruptedException, MessagingException {
        long end = System.nanoTime() + time.toNanos();
        while (seenAt.size() < count && System.nanoTime() < end) {
            look();
            Thread.sleep(NAP.toMillis());
        }
    }

    private void look() throws MessagingException {
        List<MimeMessage> mails = mailbox.messages();
        long now = System.nanoTime();
        for (MimeMessage mail : mails.subList(read, mails.size())) {
            int number = ProbeLogins.numberIn(mail.getSubject());
            if (number >= 0) {
                seenAt.putIfAbsent(number, now);
            }
        }
        read = mails.size();
    }

    /** When each was seen first, by the number of its login. */
    Map<Integer, Long> seenAt() {
        return Map.copyOf(seenAt);
    }
}
