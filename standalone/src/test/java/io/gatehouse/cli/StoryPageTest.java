package io.gatehouse.cli;

import static io.gatehouse.cli.Stories.command;
import static io.gatehouse.cli.Stories.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoryPageTest {
    private final SessionStory story = new SessionStory("9c41", StoryEvents::isWorthTelling);
    private final Session session = session("9c41a", "alice", "08:35:13");

    @Test
    void saysWhatIsNotSureOfACommand() {
        story.command(command("1", "08:35:14", "id", null, "9c41a", "b2106a7f00"));
        Event inferred = command("2", "08:35:15", "pwd", "9c41a");
        inferred.getGatehouse().getSession().setJoin("inferred");
        inferred.getGatehouse().getSession().setKey("tty");
        inferred.getGatehouse().setSuspect("its uid is another");
        story.command(inferred);
        assertThat(page())
                .contains("join        2 commands: 1 ambiguous, 1 inferred")
                .anyMatch(line -> line.matches("08:35:14 .* \\$ id +AMBIGUOUS: may be of 9c41a, b2106a7f"))
                .anyMatch(line -> line.matches("08:35:15 .* \\$ pwd +inferred \\(tty\\)  SUSPECT: its uid is another"));
    }

    @Test
    void saysAsWhomACommandRanWhoSawItAndHowItEnded() {
        Event command = command("1", "08:35:17", "ls /root", "9c41a");
        command.getUser().setEffective(new EcsUserRef("root", null));
        command.getProcess().setExitCode(0L);
        command.getGatehouse().getCommand().setWitnesses(List.of("hook", "audit"));
        story.command(command);
        assertThat(page()).anyMatch(line -> line.matches("08:35:17  alice > root +\\$ ls /root +exit 0  hook\\+audit"));
    }

    @Test
    void hidesNoCommandWhoseTextIsNotKnown() {
        Event command = command("1", "08:35:17", "", "9c41a");
        command.getGatehouse().getCommand().setHidden(true);
        story.command(command);
        assertThat(page()).anyMatch(line -> line.contains("$ (not known: the shell's history was off)"));
    }

    @Test
    void tellsOfTheSessionsThatWereOpenedFromIt() {
        Session child = session("d7e0ffff0", "deploy", "08:35:19");
        child.getGatehouse().getSession().setParent("9c41a");
        story.session(child);
        session.getGatehouse().getSession().setParent("aaaabbbbcccc");
        assertThat(page())
                .contains("opened from session aaaabbbb")
                .anyMatch(line -> line.endsWith("opened session d7e0ffff: deploy on vm"));
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(page()).noneMatch(line -> line.startsWith("flags"));
        session.getGatehouse().getSession().setFlags(List.of());
        assertThat(page()).contains("flags       none");
        session.getGatehouse().getSession().setFlags(List.of("hook-gap", "history-off"));
        assertThat(page()).contains("flags       hook-gap, history-off");
    }

    @Test
    void saysWhereADayEnds() {
        story.command(command("1", "23:59:59", "id", "9c41a"));
        story.command(command("2", "2026-11-22T00:00:01Z", "pwd", "9c41a"));
        List<String> page = page();
        int midnight = page.indexOf("2026-11-22");
        assertThat(page.get(midnight - 1)).startsWith("23:59:59");
        assertThat(page.get(midnight + 1)).startsWith("00:00:01");
    }

    @Test
    void saysTheSameCommandTwiceWhereItWasTypedTwice() {
        story.command(command("1", "08:35:14", "echo same", "9c41a"));
        story.command(command("2", "08:35:14", "echo same", "9c41a"));
        assertThat(page().stream().filter(line -> line.contains("echo same"))).hasSize(2);
    }

    @Test
    void tellsAFailureOnceThatTheAuditTellsToo() {
        story.event(failure("1", "08:35:14", "sudo-denied", "auth"));
        story.event(failure("2", "08:35:15", "user-auth", "auditd"));
        story.event(failure("3", "08:35:30", "user-auth", "auditd"));
        assertThat(page().stream().filter(line -> line.contains("DENIED") || line.contains("FAILED")))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("08:35:14"))
                .anyMatch(line -> line.startsWith("08:35:30"));
    }

    @Test
    void letsNoTextSteerTheTerminalOrBreakALine() {
        story.command(command("1", "08:35:14", "echo \u001b[2J\n08:35:15  root  $ rm", "9c41a"));
        session.getUser().setName("ali\u202ece");
        assertThat(page())
                .noneMatch(line -> line.startsWith("08:35:15"))
                .anyMatch(line -> line.contains("echo \\x1b[2J\\x0a08:35:15"))
                .allMatch(line -> line.chars().noneMatch(c -> c < ' ' || c == '\u202e'));
    }

    private static Event failure(String id, String time, String action, String type) {
        Event event = command(id, time, "/bin/cat", "9c41a");
        event.setType(type);
        event.getEvent().setAction(action);
        event.getEvent().setOutcome("failure");
        return event;
    }

    private List<String> page() {
        return new StoryPage(session, story).lines();
    }
}
