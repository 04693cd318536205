package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LineParserTest {
    private static final String FAILED = " vm sshd[363]: Failed password for bob from 127.0.0.2 port 42603 ssh2";

    @Test
    void keepsWhereTheLineStoodAndWhenItCame() {
        RawLine raw = Lines.auth("2026-11-21T08:34:01Z" + FAILED);
        raw.setOrigin(new Origin("true", "journald", 0L, "/usr/sbin/sshd"));
        Map<String, String> facts = Facts.of(parsed(Lines.read(raw)));
        assertThat(facts)
                .containsEntry("event.id", Lines.ID)
                .containsEntry("event.kind", "event")
                .containsEntry("event.created", "2026-11-21T08:40:00Z")
                .containsEntry("event.original", "2026-11-21T08:34:01Z" + FAILED)
                .containsEntry("event.category", "authentication")
                .containsEntry("event.type", "start")
                .containsEntry("host.id", "4c4c4544")
                .containsEntry("host.name", "vm")
                .containsEntry("log.file.path", "/var/log/auth.log")
                .containsEntry("log.offset", "100")
                .containsEntry("message", "Failed password for bob from 127.0.0.2 port 42603 ssh2")
                .containsEntry("gatehouse.revision", "1")
                .containsEntry("gatehouse.origin.via", "journald");
    }

    @Test
    void limitsATimeThatLiesFarAheadToFiveMinutesAfterTheArrival() {
        Event event = parsed(Lines.read("2026-11-21T10:40:00Z" + FAILED));
        assertThat(event.getTimestamp()).isEqualTo(Lines.micros("2026-11-21T08:45:00Z"));
        assertThat(event.getGatehouse().getTimeSkewed()).isTrue();
    }

    @Test
    void believesATimeUpToFiveMinutesAhead() {
        Event event = parsed(Lines.read("2026-11-21T08:45:00Z" + FAILED));
        assertThat(event.getTimestamp()).isEqualTo(Lines.micros("2026-11-21T08:45:00Z"));
        assertThat(event.getGatehouse().getTimeSkewed()).isNull();
    }

    @Test
    void keepsATimeOf1970() {
        assertThat(parsed(Lines.read("1970-01-01T00:00:00Z" + FAILED)).getTimestamp())
                .isZero();
    }

    @Test
    void takesTheArrivalForALineWithoutReadableTime() {
        Event event = parsed(Lines.read("Nov 31 08:34:01" + FAILED));
        assertThat(event.getTimestamp()).isEqualTo(Lines.ARRIVAL);
        assertThat(event.getGatehouse().getTimeInferred()).isTrue();
    }

    @Test
    void readsLocalTimesInTheZoneAndYearOfTheAgent() {
        RawLine raw = Lines.auth("Nov 21 08:34:01" + FAILED);
        raw.setTimezone("Europe/Berlin");
        raw.setYear(2019);
        assertThat(parsed(Lines.read(raw)).getTimestamp()).isEqualTo(Lines.micros("2019-11-21T07:34:01Z"));
    }

    @Test
    void readsTheMonthsOfTheLocaleOfTheAgent() {
        RawLine raw = Lines.auth("lug 17 08:34:01" + FAILED);
        raw.setLocale("it");
        assertThat(parsed(Lines.read(raw)).getTimestamp()).isEqualTo(Lines.micros("2026-07-17T08:34:01Z"));
        raw.setLocale("no such locale");
        assertThat(parsed(Lines.read(raw)).getGatehouse().getTimeInferred()).isTrue();
    }

    @Test
    void takesUtcForAZoneThatNobodyKnows() {
        RawLine raw = Lines.auth("Nov 21 08:34:01" + FAILED);
        raw.setTimezone("Middle/Earth");
        assertThat(parsed(Lines.read(raw)).getTimestamp()).isEqualTo(Lines.micros("2026-11-21T08:34:01Z"));
    }

    @Test
    void saysHowLongALineWasThatWasCut() {
        RawLine raw = Lines.auth("2026-11-21T08:34:01Z vm sudo: alice : TTY=pts/1 ; PWD=/ ; USER=root ; COMMAND=x");
        raw.setLength(300_000);
        assertThat(parsed(Lines.read(raw)).getGatehouse().getTruncatedFrom()).isEqualTo(300_000L);
    }

    @Test
    void readsALineFromTheMiddleOfABuffer() {
        byte[] line = ("2026-11-21T08:34:01Z" + FAILED).getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocateDirect(line.length + 8);
        buffer.position(4);
        buffer.put(line).flip().position(4);
        RawLine raw = Lines.auth("");
        raw.setLine(buffer);
        raw.setLength(line.length);
        assertThat(parsed(Lines.read(raw)).getUser().getName()).isEqualTo("bob");
        assertThat(buffer.remaining()).isEqualTo(line.length);
    }

    @Test
    void replacesInvalidUtf8() {
        byte[] line = "2026-11-21T08:34:01Z vm sshd[3]: Invalid user \u00e4 from 127.0.0.2 port 4"
                .getBytes(StandardCharsets.ISO_8859_1);
        Event event = parsed(Lines.read(Lines.of("auth", "/var/log/auth.log", line)));
        assertThat(event.getUser().getName()).isEqualTo("\uFFFD");
        assertThat(event.getSource().getIp()).isEqualTo("127.0.0.2");
    }

    @Test
    void ignoresEmptyLinesAndHeartbeats() {
        assertThat(Lines.read("")).isEqualTo(new Reading.Ignored("empty", null));
        assertThat(Lines.read("  \t")).isEqualTo(new Reading.Ignored("empty", null));
        assertThat(Lines.read(Lines.of("heartbeat", "", new byte[0])))
                .isEqualTo(new Reading.Ignored("heartbeat", null));
    }

    @Test
    void tellsTheHeaderOfALineThatItIgnores() {
        Reading.Ignored ignored =
                (Reading.Ignored) Lines.read("Nov 21 08:34:01 vm sshd[361]: Received signal 15; terminating.");
        Event event = Objects.requireNonNull(ignored.event());
        assertThat(event.getEvent().getAction()).isEqualTo("noted");
        assertThat(event.getProcess().getPid()).isEqualTo(361L);
    }

    @Test
    void rejectsBinaryGarbageAsNotText() {
        Rejected rejected = unparsed(Lines.of("auth", "/var/log/auth.log", new byte[] {0, 1, (byte) 0xFF, 7}));
        assertThat(rejected.getReason()).isEqualTo("not-text");
        assertThat(rejected.getLine().remaining()).isEqualTo(4);
        assertThat(rejected.getLength()).isEqualTo(4);
        assertThat(rejected.getTimestamp()).isEqualTo(Lines.ARRIVAL);
        assertThat(rejected.getId()).isEqualTo(Lines.ID);
    }

    @Test
    void saysWhichProgramWroteALineThatNoParserUnderstood() {
        Rejected rejected = unparsed(Lines.auth("Nov 21 08:34:01 vm foo[1]: bar"));
        assertThat(rejected.getReason()).isEqualTo("unknown-program");
        assertThat(rejected.getProgram()).isEqualTo("foo");
        assertThat(rejected.getDetail()).isEqualTo("no parser for foo");
        assertThat(rejected.getLog().getOffset()).isEqualTo(100L);
    }

    @Test
    void readsAuditRecordsInAFileOfAllMessages() {
        Event event = parsed(Lines.read("type=LOGIN msg=audit(1795250038.072:3): pid=2 uid=0 auid=700 ses=1 res=1"));
        assertThat(event.getType()).isEqualTo("auditd");
    }

    @Test
    void namesNoUserOfAPythonLogWithAnotherName() {
        Event event = parsed(Lines.read(Lines.of("shell", "/tmp/shell_.log", new byte[] {'1'})));
        assertThat(event.getUser().getName()).isNull();
    }

    @Test
    void ignoresWhatIpythonWritesOfItself() {
        assertThat(Facts.of(Lines.read(
                        Lines.of("shell", "/tmp/shell_a.log", "#[Out]# 42".getBytes(StandardCharsets.UTF_8)))))
                .containsEntry("ignored", "ipython");
    }

    private static Event parsed(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Parsed.class);
        return ((Reading.Parsed) reading).events().get(0);
    }

    private static Rejected unparsed(RawLine line) {
        return ((Reading.Unparsed) Lines.read(line)).rejected();
    }
}
