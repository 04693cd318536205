package io.gatehouse.sinks.email;

import static io.gatehouse.sinks.email.Composers.html;
import static io.gatehouse.sinks.email.Composers.parsed;
import static io.gatehouse.sinks.email.Composers.raw;
import static io.gatehouse.sinks.email.Composers.standard;
import static io.gatehouse.sinks.email.Composers.text;
import static io.gatehouse.sinks.email.Composers.with;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A message becomes a mail that a person can act on. */
class ComposerTest {

    @Test
    void saysInTheSubjectWhatTheMessageSays() throws Exception {
        MimeMessage mail = parsed(standard().mail(Messages.login()));
        assertThat(mail.getSubject())
                .isEqualTo("[HIGH] Login not on the allowlist: root from 198.51.100.7 on web-042.");
        assertThat(mail.getFrom()[0]).hasToString("Gatehouse <gatehouse@example.net>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("admin@example.net");
        assertThat(mail.getSentDate()).hasSameTimeAs("2026-11-21T08:34:41Z");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Gatehouse-Level")).containsExactly("high");
    }

    @Test
    void tellsWithTheEvidenceInATableAndWithWhatToTypeNext() throws Exception {
        String html = html(parsed(standard().mail(Messages.login())));
        assertThat(html)
                .containsPattern("<th [^>]*>line</th>")
                .containsPattern("<td [^>]*>64ba1715</td><td [^>]*>" + Messages.LINE.substring(0, 20))
                .containsPattern("<td [^>]*>person</td><td [^>]*>Zoë Root</td>")
                .containsPattern("<td [^>]*>got in</td>")
                .contains(
                        "gatehouse alerts show 81469922\n",
                        "gatehouse session 64ba1715\n",
                        "gatehouse alerts ack 81469922 --note TEXT\n",
                        "gatehouse allow add 198.51.100.7 --user root --host web-042 --reason TEXT --close-open</pre>");
    }

    @Test
    void tellsWhoIsStillInAndWhatWasTypedLast() throws Exception {
        String html = html(parsed(standard().mail(Messages.login())));
        assertThat(html)
                .containsPattern("<td [^>]*>labels</td><td [^>]*>prod, root</td>")
                .containsPattern(
                        "<td [^>]*>64ba1715 of root on web-042 from 198.51.100.7: still in at 2026-11-21T08:34:40Z</td>")
                .containsPattern("<th [^>]*>command</th>")
                .containsPattern(
                        "<td [^>]*>2026-11-21T08:34:30Z</td><td [^>]*>64ba1715</td><td [^>]*>root</td><td [^>]*>"
                                + Messages.LINE.substring(0, 20))
                .containsPattern("<td [^>]*>root</td><td [^>]*>\\(its text is unknown\\)</td>");
        Composer composer = with(Map.of("email.subject", "$LABELS", "email.text", "$LAST_COMMANDS"));
        MimeMessage mail = parsed(composer.mail(Messages.login()));
        assertThat(mail.getSubject()).isEqualTo("prod, root");
        assertThat(text(mail)).startsWith("2026-11-21T08:34:30Z  64ba1715  root  " + Messages.LINE + "\n");
    }

    @Test
    void tellsTheSameInPlainText() throws Exception {
        assertThat(text(parsed(standard().mail(Messages.login()))))
                .startsWith("Login not on the allowlist: root from 198.51.100.7 on web-042.\n\n  level     high\n")
                .contains(
                        "  ./gatehouse allow add 198.51.100.7 --user root --host web-042 --reason TEXT --close-open\n")
                .contains("Gatehouse, route pager: open, Sat, 21 Nov 2026 08:34:41 GMT\n")
                .doesNotContain("\n\n\n", "$");
    }

    @Test
    void listsTheIncidentsOfADigestLineByLineAndSaysHowManyWereHeldBack() throws Exception {
        MimeMessage mail = parsed(standard().mail(Messages.digest()));
        assertThat(mail.getSubject()).startsWith("14 held back");
        assertThat(text(mail)).startsWith("14 messages were held back").containsSubsequence("\nHIGH ", "\nLOW ");
        assertThat(html(mail))
                .contains("14 messages were held back", "Root login &lt;b&gt;from")
                .containsSubsequence("<pre", "HIGH ", "\nLOW ", "</pre>")
                .doesNotContain("<table");
        assertThat(mail.getHeader("References")).isNull();
    }

    @Test
    void givesTheSameMessageTheSameIdWheneverItIsSent() throws Exception {
        String id = parsed(standard().mail(Messages.login())).getMessageID();
        assertThat(id).isEqualTo("<" + Messages.ALERT + ".pager@example.net>");
        assertThat(parsed(standard().mail(Messages.login())).getMessageID()).isEqualTo(id);
        assertThat(parsed(with(Map.of("email.message.id.domain", "gatehouse.test"))
                                .mail(Messages.login()))
                        .getMessageID())
                .endsWith("@gatehouse.test>");
    }

    @Test
    void putsAllMailsOfAnIncidentIntoOneThread() throws Exception {
        MimeMessage first = parsed(standard().mail(Messages.login()));
        MimeMessage later = parsed(standard().mail(Messages.closed()));
        assertThat(first.getHeader("References")).isNull();
        assertThat(first.getHeader("In-Reply-To")).isNull();
        assertThat(later.getMessageID()).isEqualTo("<77aa@example.net>");
        assertThat(later.getHeader("References")).containsExactly(first.getMessageID());
        assertThat(later.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
    }

    @Test
    void keepsTheOrderOfMailsOnOneIncident() {
        assertThat(standard().mail(Messages.login()).key())
                .isEqualTo(standard().mail(Messages.closed()).key())
                .isNotEqualTo(standard().mail(Messages.digest()).key());
    }

    @Test
    void fillsTheTemplatesOfTheSettings() throws Exception {
        Composer composer = with(Map.of(
                "email.subject", "$SERVICE: $EVENT on $HOST ($ACTION)",
                "email.text", "$DATE\n$DESCRIPTION\n$FACTS\n$EVIDENCE",
                "email.html", "<p>$USERS</p>$TEXT"));
        MimeMessage mail = parsed(composer.mail(Messages.login()));
        assertThat(mail.getSubject()).isEqualTo("login-not-allowlisted: open on web-042 (alert)");
        assertThat(text(mail))
                .startsWith("Sat, 21 Nov 2026 08:34:41 GMT\nLogin not on the allowlist: root")
                .contains("\nevents  2\n", "2026-11-21T08:34:40Z  64ba1715  " + Messages.LINE);
        assertThat(html(mail)).startsWith("<p>root</p><pre");
    }

    @Test
    void leavesTheHtmlOutWhereItIsNotWanted() throws Exception {
        MimeMessage mail = parsed(with(Map.of("email.html.enabled", "false")).mail(Messages.login()));
        assertThat(((Multipart) mail.getContent()).getCount()).isEqualTo(1);
    }

    @Test
    void breaksLongLinesSoThatEveryServerTakesThem() throws Exception {
        Mail mail = standard().mail(Messages.message("1", "root", "x".repeat(5000), "grüße " + "y".repeat(3000)));
        assertThat(raw(mail).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(200));
        assertThat(html(parsed(mail))).contains("x".repeat(5000));
        assertThat(parsed(mail).getSubject())
                .startsWith("[HIGH] grüße yyy")
                .endsWith("y…")
                .hasSize(200);
    }

    @Test
    void writesASignOfLifeInPlainText() throws Exception {
        Mail mail = standard().plain("sign-of-life.2026-11-22", Instant.EPOCH, "alive", "all is well\n");
        assertThat(parsed(mail).getMessageID()).isEqualTo("<sign-of-life.2026-11-22@example.net>");
        assertThat(text(parsed(mail))).isEqualTo("all is well\n");
    }
}
