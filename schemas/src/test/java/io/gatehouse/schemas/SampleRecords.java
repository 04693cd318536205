package io.gatehouse.schemas;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsFile;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsLog;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Evidence;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.model.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records as the pipeline makes them, for tests. */
public final class SampleRecords {

    public static final long START = 1_795_250_078_311_858L;
    public static final String LINE = "2026-11-21T08:34:38.311858+00:00 web1 sshd[4711]: Accepted publickey for zoë"
            + " from 203.0.113.7 port 50022 ssh2: ED25519 SHA256:mVPwvezndPv/ARoIadVY98vAC0g+P/5633yTC4d/wXE";

    private SampleRecords() {}

    public static RawLine rawLine() {
        byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
        return RawLine.newBuilder()
                .setHost(host())
                .setSource("auth")
                .setFile(SourceFile.newBuilder()
                        .setPath("/var/log/auth.log")
                        .setFingerprint("9f86d081884c7d65")
                        .setInode(1234L)
                        .setStartOffset(0)
                        .build())
                .setOffset(100)
                .setNextOffset(101 + line.length)
                .setLine(ByteBuffer.wrap(line))
                .setLength(line.length)
                .setSequence(17)
                .setReadAt(START + 2_000)
                .setTimezone("Europe/Berlin")
                .build();
    }

    /** A login, with many fields set and many not. */
    public static Event login() {
        return Event.newBuilder()
                .setTimestamp(START)
                .setType("auth")
                .setHost(host())
                .setEvent(happened("event", "logged-in"))
                .setLog(EcsLog.newBuilder()
                        .setFile(EcsFile.newBuilder()
                                .setPath("/var/log/auth.log")
                                .build())
                        .setOffset(100L)
                        .build())
                .setUser(user())
                .setSource(source())
                .setProcess(
                        EcsProcess.newBuilder().setName("sshd").setPid(4711L).build())
                .setMessage("Accepted publickey for zoë")
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(1)
                        .setParser("sshd/accepted")
                        .setAllowlisted(false)
                        .setLogin(LoginBlock.newBuilder()
                                .setMethod("publickey")
                                .setKeyType("ED25519")
                                .build())
                        .build())
                .build();
    }

    /** A command, whose text is as strange as can be. */
    public static Event command() {
        Event event = login();
        event.setType("commands");
        event.getEvent().setAction("ran-command");
        event.setProcess(EcsProcess.newBuilder()
                .setPid(4722L)
                .setCommandLine("printf '\u001b[2J\u0007' && echo 'grüße \u65e5\u672c \ud83d\ude00' | tee \"a\tb\"")
                .setArgs(List.of("printf", "", "\u65e5\u672c"))
                .setExitCode(0L)
                .build());
        event.getGatehouse()
                .setCommand(CommandBlock.newBuilder()
                        .setKind("typed")
                        .setSequence(3L)
                        .setWitnesses(List.of("hook"))
                        .build());
        return event;
    }

    public static Session session() {
        return Session.newBuilder()
                .setTimestamp(START)
                .setHost(host())
                .setEvent(happened("state", "session-opened"))
                .setUser(user())
                .setSource(source())
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(4)
                        .setSession(SessionBlock.newBuilder()
                                .setId("s-1")
                                .setStatus("open")
                                .setTtys(List.of("pts/0", "pts/1"))
                                .setCommands(12L)
                                .build())
                        .build())
                .build();
    }

    public static Alert alert() {
        return Alert.newBuilder()
                .setTimestamp(START)
                .setHost(host())
                .setEvent(happened("alert", "login-not-allowlisted"))
                .setRule(EcsRule.newBuilder()
                        .setId("login-not-allowlisted")
                        .setName("Login not on the allowlist")
                        .build())
                .setUser(user())
                .setMessage("zoë logged in to web1 from 203.0.113.7, which no allowlist entry covers")
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(2)
                        .setAlert(incident())
                        .build())
                .build();
    }

    private static AlertBlock incident() {
        return AlertBlock.newBuilder()
                .setStatus("open")
                .setLevel("medium")
                .setKey("k-1")
                .setGroup(List.of(new AlertGroupValue("user.name", "zoë"), new AlertGroupValue("source.ip", null)))
                .setCount(2)
                .setFirstSeen(START)
                .setLastSeen(START + 1)
                .setHosts(List.of("web1"))
                .setEvidence(List.of(new Evidence("e-1", START, null, LINE)))
                .build();
    }

    private static EcsEvent happened(String kind, String action) {
        return EcsEvent.newBuilder()
                .setId("e-1")
                .setKind(kind)
                .setCategory(List.of("authentication"))
                .setType(List.of("start"))
                .setAction(action)
                .setOutcome("success")
                .setCreated(START + 5_000_000)
                .setOriginal(LINE)
                .build();
    }

    private static EcsHost host() {
        return EcsHost.newBuilder().setId("4c4c4544004d3510").setName("web1").build();
    }

    private static EcsUser user() {
        return EcsUser.newBuilder().setName("zoë").build();
    }

    private static EcsSource source() {
        return EcsSource.newBuilder().setIp("203.0.113.7").setPort(50022).build();
    }
}
