package io.gatehouse.sinks.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker writes into a log stays text in a mail: it adds no header, no recipient, no tag, no line and no command. */
class HostileTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: victim@example.org\r\n\r\nanother body",
                "x\nSubject: all is well",
                "x\r.\r\nMAIL FROM:<evil@example.org>\r\nRCPT TO:<victim@example.org>",
                "\r\n.\r\nQUIT\r\n",
                "</td></table><script>alert(1)</script><img src=x onerror=alert(1)>",
                "\"><a href='https://evil.example/'>gatehouse</a>",
                "\u202Egnp.exe\u202C\u2066txt\u2069\u200F\u200B\uFEFF",
                "\u001b[2J\u001b]0;owned\u0007\u0000\u007f\u0085\u2028\u2029",
                "=?UTF-8?B?QmNjOiB2aWN0aW1AZXhhbXBsZS5vcmc=?=",
                "$TEXT$EVIDENCE${file:/etc/passwd:x}$$",
                "--boundary\r\nContent-Type: text/html\r\n\r\n<h1>evil</h1>",
                "'; rm -rf / #`id`$(id)",
                "\ud800 lone \udfff",
            })
    void staysText(String evil) throws Exception {
        Mail mail = Composers.standard().mail(Messages.message("id\r\nX-Evil: 1", evil, evil, evil));
        String raw = Composers.raw(mail);
        MimeMessage parsed = Composers.parsed(mail);
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n"))).doesNotContainPattern("(?m)^(Bcc|X-Evil|RCPT|MAIL|QUIT)");
        assertThat(Collections.list(parsed.getAllHeaders()))
                .extracting(Header::getName)
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "X-Gatehouse-Route",
                        "X-Gatehouse-Level",
                        "X-Gatehouse-Rule");
        assertThat(parsed.getAllRecipients()).hasSize(1);
        assertThat(parsed.getSubject()).startsWith("[HIGH] ").doesNotContainPattern("\\p{Cntrl}|\\p{Cf}");
        assertThat(Composers.text(parsed)).doesNotContainPattern("[\\p{Cntrl}&&[^\n]]|\\p{Cf}|\u2028|\u2029|\u0085");
        assertThat(Composers.html(parsed))
                .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]|\\p{Cf}|\u2028|\u2029|\u0085")
                .doesNotContainPattern("<(script|img|a |h1)")
                .doesNotContain("onerror=alert(1)>", "gatehouse allow add");
    }

    @Test
    void staysTextInTheTableOfCommandsOfBothForms() throws Exception {
        String evil = "</td></tr></table><script>x</script>\r\nBcc: v@example.org\u202e\u001b[2J";
        Composer composer = Composers.with(Map.of("email.text", "$LAST_COMMANDS", "email.html", "$LAST_COMMANDS"));
        MimeMessage parsed = Composers.parsed(composer.mail(Messages.message("1", evil, evil, "sentence")));
        assertThat(Composers.text(parsed).lines())
                .hasSize(2)
                .first()
                .asString()
                .endsWith("</td></tr></table><script>x</script>\\x0d\\x0aBcc: v@example.org\\u202e\\x1b[2J");
        assertThat(Composers.html(parsed))
                .contains("&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;script&gt;x&lt;/script&gt;\\x0d\\x0aBcc")
                .doesNotContain("<script>", "\u202e", "\u001b");
        assertThat(parsed.getHeader("Bcc")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "/.*/", "@admins", "--any-source", "a b", "root;id", "$(id)", "", "r\u043e\u043et"})
    void isNeverOfferedAsACommand(String user) throws Exception {
        Mail mail = Composers.standard().mail(Messages.message("1", user, "line", "sentence"));
        assertThat(Composers.html(Composers.parsed(mail)))
                .contains("gatehouse alerts show")
                .doesNotContain("gatehouse allow add");
    }
}
