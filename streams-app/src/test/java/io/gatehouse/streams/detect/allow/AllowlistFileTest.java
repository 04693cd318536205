package io.gatehouse.streams.detect.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.AllowlistEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowlistFileTest {
    @Test
    void readsEntriesAndNamesThemByTheirLine() {
        List<AllowlistEntry> entries = AllowlistFile.read(List.of(
                "# office",
                "",
                "  203.0.113.0/24 user=deploy host=web-* key=SHA256:x reason=office network  ",
                "* user=alice"));
        assertThat(entries).extracting(AllowlistEntry::getId).containsExactly("line-3", "line-4");
        AllowlistEntry office = entries.get(0);
        assertThat(office.getSourceCidr()).isEqualTo("203.0.113.0/24");
        assertThat(office.getUser()).isEqualTo("deploy");
        assertThat(office.getHost()).isEqualTo("web-*");
        assertThat(office.getKeyFingerprint()).isEqualTo("SHA256:x");
        assertThat(office.getReason()).isEqualTo("office network");
        assertThat(office.getAnySource()).isFalse();
        assertThat(entries.get(1).getAnySource()).isTrue();
        assertThat(entries.get(1).getSourceCidr()).isNull();
    }

    @Test
    void readsADenial() {
        assertThat(AllowlistFile.read(List.of("deny 203.0.113.9")))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getAction()).isEqualTo("deny");
                    assertThat(entry.getSourceCidr()).isEqualTo("203.0.113.9/32");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "203.0.113.0/99",
                "office",
                "10.0.0.1 usr=alice",
                "10.0.0.1 alice",
                "deny",
                "10.0.0.1 user",
                "10.0.0.1 until=soon",
                "10.0.0.1 user=\"a",
                "@networks/vpn office",
                "@groups/x a"
            })
    void namesTheLineThatIsMalformed(String line) {
        assertThatThrownBy(() -> AllowlistFile.read(List.of("10.0.0.1", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ");
    }

    static Stream<String> lines() {
        return Stream.of(
                "203.0.113.0/24 user=deploy host=web-* hours=\"Mon-Fri 08:00-18:00 Europe/Berlin\" reason=the \"old\" office",
                "deny * service=sshd key=SHA256:w6m2* class=transfer",
                "@vpn user=@ci person=@oncall from=2026-01-01T00:00:00Z until=2027-01-31T12:30:00.000001Z",
                "/10\\.1\\.[0-9.]+/ user=/db[0-9]+/ ca=\"RSA SHA256:x1\" certificate=alice@example",
                "\"/[^ ]+/\" user=\"a \\\"b\\\" \\\\ c\"",
                "@networks/vpn 10.8.0.0/16 2001:db8:8::/48",
                "@users/ci deploy /jenkins[0-9]+/ \"two words\"");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void writesWhatItReads(String line) {
        AllowlistEntry entry = AllowlistLine.read(line);
        assertThat(AllowlistLine.write(entry)).isEqualTo(line);
        entry.setId("al-1");
        entry.setCreated(1_000_001L);
        entry.setRemovedAt(2_000_000L);
        entry.setAuthor("ann b");
        assertThat(AllowlistLine.read(AllowlistLine.writeWhole(entry))).isEqualTo(entry);
    }

    @Test
    void readsADayAsItsWholeInUtc() {
        AllowlistEntry entry = AllowlistLine.read("10.0.0.1 from=2026-11-21 until=2026-11-21");
        assertThat(entry.getValidUntil() - entry.getValidFrom()).isEqualTo(24 * 3_600_000_000L);
        assertThat(entry.getValidFrom())
                .isEqualTo(Instant.parse("2026-11-21T00:00:00Z").getEpochSecond() * 1_000_000);
    }

    @Test
    void keepsAnEntryInOneLineWhateverItsReason() {
        AllowlistEntry entry = AllowlistLine.read("10.0.0.1");
        entry.setReason("one\n* user=root\u2028three");
        assertThat(AllowlistLine.write(entry)).isEqualTo("10.0.0.1/32 reason=one * user=root three");
    }
}
