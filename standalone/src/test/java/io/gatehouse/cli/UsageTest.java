package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class UsageTest {
    @Test
    void showsEveryCommandInTheHelp() {
        Run run = Run.of("--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("allow ", "alerts ", "sessions ", "topics ", "Exit status");
    }

    @Test
    void showsTheVersions() {
        Run run = Run.of("--version");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("gatehouse ", "Kafka 4.", "Java ");
    }

    @Test
    void suggestsTheCommandThatWasMeant() {
        Run run = Run.of("alerst");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'alerst'", "Did you mean: gatehouse alerts");
    }

    @Test
    void suggestsTheOptionThatWasMeant() {
        Run run = Run.of("alerts", "--folow");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("'--folow'", "--follow", "./gatehouse alerts --help");
    }

    @Test
    void asksForACommandWhereThereIsNone() {
        assertThat(Run.of().status()).isEqualTo(2);
        assertThat(Run.of("allow").err()).contains("add, remove, list, show");
    }

    @Test
    void givesEveryCommandAHelpWithAnExample() {
        List<String> without = new ArrayList<>();
        collectWithoutExample(Commands.on(Terminal.ofThisProcess()), without);
        assertThat(without).isEmpty();
    }

    @Test
    void saysInOneLineThatNoBrokerAnswers() {
        Run run = Run.of("topics", "list", "--bootstrap-servers", "127.0.0.1:1");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("127.0.0.1:1", "--bootstrap-servers");
    }

    @Test
    void showsTheStackTraceOnlyWithDebug() {
        Run run = Run.of("topics", "list", "--bootstrap-servers", "no-such-host.invalid:9092", "--debug");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("no-such-host.invalid", "\tat ");
    }

    @Test
    void refusesAConfigFileWithASettingThatNoClientHas(@TempDir Path temp) throws Exception {
        Path file = Files.writeString(temp.resolve("client.properties"), "securty.protocol=SSL\n");
        Run run = Run.of("alerts", "--config", file.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("'securty.protocol'", "did you mean 'security.protocol'?");
    }

    @Test
    void saysThatTheConfigFileIsMissing() {
        Run run = Run.of("alerts", "--config", "/nowhere/client.properties");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("there is no file /nowhere/client.properties");
    }

    private static void collectWithoutExample(CommandLine command, List<String> without) {
        String footer =
                String.join("\n", command.getCommandSpec().usageMessage().footer());
        if (command.getSubcommands().isEmpty() && !footer.contains("./gatehouse ")) {
            without.add(command.getCommandSpec().qualifiedName());
        }
        command.getSubcommands().values().forEach(sub -> collectWithoutExample(sub, without));
    }
}
