package io.gatehouse.streams.detect.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.AllowlistEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                    assertThat(entry.getSourceCidr()).isEqualTo("203.0.113.9");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "203.0.113.0/99", "office", "10.0.0.1 usr=alice", "10.0.0.1 alice", "deny", "10.0.0.1 user"
            })
    void namesTheLineThatIsMalformed(String line) {
        assertThatThrownBy(() -> AllowlistFile.read(List.of("10.0.0.1", line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ");
    }
}
