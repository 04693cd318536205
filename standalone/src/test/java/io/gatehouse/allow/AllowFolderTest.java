package io.gatehouse.allow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AllowFolderTest {
    private static final long NOW = 1_795_161_600_000_000L; // 2026-11-20T08:00:00Z

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<AllowlistEntry> entries(String... lines) {
        return List.of(lines).stream()
                .map(AllowlistLine::read)
                .map(entry ->
                        AllowlistEntry.newBuilder(entry).setId(entry.toString()).build())
                .toList();
    }

    @Test
    void readsEntriesOfAllFilesAndSetsOfItsFolders() throws IOException {
        write("office.txt", "203.0.113.0/24 reason=office\n@networks/vpn 10.9.0.0/16\n");
        write("ops.txt", "@vpn user=@ops\n");
        write("networks/vpn.txt", "10.8.0.0/16 # old\n\n# new\n10.7.0.0/16 10.6.0.0/16\n");
        write("users/ops.txt", "ann\nbob\n");
        write("README.md", "nonsense");
        assertThat(AllowFolder.read(folder))
                .extracting(AllowlistLine::write)
                .containsExactly(
                        "203.0.113.0/24 reason=office",
                        "@vpn user=@ops",
                        "@networks/vpn 10.6.0.0/16 10.7.0.0/16 10.8.0.0/16 10.9.0.0/16",
                        "@users/ops ann bob");
        assertThat(AllowFolder.read(folder)).extracting(AllowlistEntry::getId).doesNotHaveDuplicates();
    }

    @Test
    void namesTheFileAndTheLineThatIsWrong() throws IOException {
        write("a.txt", "10.0.0.1\n");
        write("b.txt", "10.0.0.1\n10.0.0.0/99\n");
        assertThatThrownBy(() -> AllowFolder.read(folder)).hasMessageContaining("b.txt, line 2: \"10.0.0.0/99\"");
        write("b.txt", "");
        write("networks/vpn.txt", "office\n");
        assertThatThrownBy(() -> AllowFolder.read(folder)).hasMessageContaining("vpn.txt: \"office\"");
        assertThatThrownBy(() -> AllowFolder.read(folder.resolve("none"))).hasMessageContaining("there is no file");
    }

    @Test
    void keepsSetsOfAHistoryApart() throws IOException {
        write(
                "history.txt",
                "@networks/vpn id=a created=2026-01-01 10.8.0.0/16\n@networks/vpn id=b created=2026-02-01 10.9.0.0/16\n");
        assertThat(AllowFolder.read(folder.resolve("history.txt")))
                .extracting(AllowlistEntry::getId)
                .containsExactly("a", "b");
    }

    @Test
    void findsWhatIsNewChangedMissingAndOver() {
        List<AllowlistEntry> known = entries(
                "10.0.0.1 from=2026-01-01 reason=same",
                "10.0.0.2 reason=old",
                "10.0.0.3",
                "10.0.0.4 until=2026-01-01",
                "@networks/vpn 10.8.0.0/16",
                "@users/ops ann bob");
        List<AllowlistEntry> wanted = entries(
                "10.0.0.1 reason=same",
                "10.0.0.2 reason=new",
                "10.0.0.5 until=2027-01-01",
                "10.0.0.6 until=2026-01-01",
                "@networks/vpn 10.8.0.0/16 10.9.0.0/16",
                "@users/ops bob ann");
        AllowChanges changes = AllowChanges.between(known, wanted, NOW);
        assertThat(changes.added()).extracting(AllowlistEntry::getSourceCidr).containsExactly("10.0.0.5/32");
        assertThat(changes.changed())
                .extracting(AllowlistLine::write)
                .containsExactly("10.0.0.2/32 reason=new", "@networks/vpn 10.8.0.0/16 10.9.0.0/16");
        assertThat(changes.replaced())
                .extracting(AllowlistLine::write)
                .containsExactly("10.0.0.2/32 reason=old", "@networks/vpn 10.8.0.0/16");
        assertThat(changes.missing()).extracting(AllowlistEntry::getSourceCidr).containsExactly("10.0.0.3/32");
        assertThat(changes.unchanged()).isEqualTo(2);
        assertThat(changes.over()).isEqualTo(1);
    }

    @Test
    void takesTwoWaysOfWritingABlockForTheSame() {
        AllowChanges changes = AllowChanges.between(entries("203.0.113.0/24"), entries("203.0.113.7/24"), NOW);
        assertThat(changes.added()).isEmpty();
        assertThat(changes.unchanged()).isEqualTo(1);
    }
}
