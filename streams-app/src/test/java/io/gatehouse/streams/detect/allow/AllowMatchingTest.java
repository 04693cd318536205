package io.gatehouse.streams.detect.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.AllowlistEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fits what. The login is always the same: alice by a certificate from 10.1.2.3 to Web-1, on a Friday at 08:00 UTC. */
class AllowMatchingTest {
    private static final long FRIDAY = 1_795_161_600_000_000L; // 2026-11-20T08:00:00Z

    private static final List<String> SETS = List.of(
            "@networks/vpn 10.1.0.0/16 2001:db8::/32",
            "@networks/other 192.0.2.0/24",
            "@networks/past 10.0.0.0/8 ".replace("past ", "past until=2026-11-20T08:00:00Z "),
            "@networks/future from=2026-11-20T08:00:00.000001Z 10.0.0.0/8",
            "@users/ops alice bob",
            "@users/team /al.*/",
            "@users/ci deploy",
            "@hosts/web WEB-* cdn",
            "@persons/oncall p-alice");

    static Login login() {
        return new Login(
                FRIDAY,
                "10.1.2.3",
                "alice",
                List.of("Web-1", "machine-1"),
                "sshd",
                "SHA256:w6m2/x",
                "RSA SHA256:ca1",
                "alice@example",
                "p-alice",
                "interactive");
    }

    private static Allowlist list(String... lines) {
        List<AllowlistEntry> entries = new ArrayList<>();
        Stream.concat(Stream.of(lines), SETS.stream()).map(AllowlistLine::read).forEach(entry -> {
            entry.setId("e" + entries.size());
            entries.add(entry);
        });
        return Allowlist.of(entries);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "10.0.0.0/8",
                "::ffff:10.1.2.0/120",
                "@vpn",
                "/10\\.1\\.[0-9.]+/",
                "* user=alice",
                "* user=al*",
                "* user=?lice",
                "* user=/a(lice|nn)/",
                "* user=@ops",
                "* user=@team",
                "* host=web-*",
                "* host=WEB-1",
                "* host=machine-1",
                "* host=/web-[0-9]/",
                "* host=@web",
                "* service=sshd",
                "* service=ss*",
                "* key=SHA256:w6m2/x",
                "* key=SHA256:w6*",
                "* ca=SHA256:ca1",
                "* ca=\"RSA SHA256:ca1\"",
                "* ca=RSA*",
                "* certificate=*@example",
                "* person=p-alice",
                "* person=@oncall",
                "* class=interactive",
                "* hours=\"Fri 08:00-09:00 UTC\"",
                "* user=alice from=2026-11-20T08:00:00Z until=2026-11-20T08:00:00.000001Z",
                "@vpn user=@ops host=@web person=@oncall service=sshd class=inter* hours=\"Fri 09:00-10:00 Europe/Berlin\"",
            })
    void allows(String line) {
        assertThat(list(line).deciding(login())).isPresent();
        assertThat(list(line).verdicts(login()).get(0).misfits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.1.2.4 | source is 10.1.2.3, not in 10.1.2.4/32",
                "@other | source is 10.1.2.3, not in @other",
                "@nowhere | and there was no set @nowhere",
                "@past | and there was no set @past",
                "@future | and there was no set @future",
                "/10\\.1/ | source is 10.1.2.3, not /10\\.1/",
                "/0\\.1\\.[0-9.]+/ | not /",
                "* user=Alice | user is alice, not Alice",
                "* user=/lic/ | user is alice, not /lic/",
                "* user=@ci | user is alice, not in @ci",
                "* user=@vpn | and there was no set @vpn",
                "* host=db-* | host is web-1, not db-*",
                "* service=vsftpd | service is sshd, not vsftpd",
                "* key=SHA256:w6m2 | key is SHA256:w6m2/x",
                "* ca=ED25519* | ca is RSA SHA256:ca1",
                "* certificate=bob@* | certificate is alice@example",
                "* person=alice | person is p-alice",
                "* class=transfer | class is interactive",
                "* hours=\"Fri 08:01-09:00 UTC\" | it was Fri 08:00 UTC, not Fri 08:01-09:00 UTC",
                "10.0.0.0/8 from=2026-11-20T08:00:00.000001Z | it holds only from 2026-11-20T08:00:00.000001Z",
                "10.0.0.0/8 until=2026-11-20T08:00:00Z | it held only until 2026-11-20T08:00:00Z",
                "10.0.0.0/8 created=2026-11-21 | it holds only from 2026-11-21T00:00:00Z",
                "10.0.0.0/8 removed=2026-11-20 | it held only until 2026-11-20T00:00:00Z",
                "10.0.0.0/8 user=bob | user is alice, not bob",
            })
    void doesNotAllowAndSaysWhy(String line, String why) {
        assertThat(list(line).deciding(login())).isEmpty();
        assertThat(list(line).verdicts(login()).get(0).misfits())
                .singleElement()
                .asString()
                .contains(why);
    }

    @Test
    void fitsNothingThatTheLoginDoesNotSay() {
        Login nobody = new Login(FRIDAY, null, null, List.of(), null, null, null, null, null, null);
        for (String field : List.of("user", "host", "service", "key", "ca", "certificate", "person", "class")) {
            assertThat(list("* " + field + "=*").deciding(nobody)).as(field).isEmpty();
            assertThat(list("* " + field + "=*").verdicts(nobody).get(0).misfits())
                    .containsExactly(field + " is not known, not *");
        }
        assertThat(list("10.0.0.0/1", "@vpn", "/.*/").deciding(nobody)).isEmpty();
    }

    @Test
    void findsASetOfNetworksAsItWasAtTheTimeOfTheLogin() {
        Allowlist list = list("@past");
        Login before = new Login(FRIDAY - 1, "10.9.9.9", "alice", List.of(), null, null, null, null, null, null);
        assertThat(list.deciding(before)).isPresent();
        assertThat(list.deciding(login())).isEmpty();
    }

    @Test
    void addsUpSetsOfOneName() {
        assertThat(list("@two", "@networks/two 192.0.2.1", "@networks/two 10.1.2.3")
                        .deciding(login()))
                .isPresent();
    }

    @Test
    void tellsTheNearestEntriesFirst() {
        Allowlist list = list("10.9.0.0/16 user=bob", "10.9.0.0/16 user=alice", "10.9.0.0/16 user=bob host=db");
        assertThat(list.verdicts(login()))
                .extracting(verdict -> verdict.misfits().size())
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/(/ | no regular expression",
                "/(a)\\1/ | no regular expression",
                "/((a{1000}){1000}){1000}/ | multiplied",
                "* user=/(a{100}){100}/ | multiplied",
                "* user=\"\" | empty pattern",
                "@ | names no set",
                "* hours=\"Mon UTC\" | days and hours",
                "* | names nothing",
                "0.0.0.0/0 | names nothing",
            })
    void refusesWhatIsMalformed(String line, String why) {
        assertThatThrownBy(() -> AllowlistLine.read(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void takesNoTimeOnTextThatIsMadeToBacktrack() {
        Login attacker =
                new Login(FRIDAY, "10.1.2.3", "a".repeat(5000) + "!", List.of(), null, null, null, null, null, null);
        long begin = System.nanoTime();
        assertThat(list("* user=/(a+)+/").deciding(attacker)).isEmpty();
        assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
    }
}
