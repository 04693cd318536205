package io.gatehouse.streams.detect.sigma;

import io.gatehouse.model.EcsDestination;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsParent;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import io.gatehouse.streams.detect.sigma.rule.LogSource;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import io.gatehouse.streams.parse.audit.AuditPart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * The records that the pipeline makes of log lines in which values of Sigma's fields stand: the records of the kernel's audit for
 * processes, files and connections, put together; for services lines of syslog. Parents, host names and run-as users, which no line
 * says, are written into the event.
 */
final class RecordedValues {
    private static final String STAMP = " msg=audit(1795250038.072:3): ";
    /** What stands before the message of a line of syslog. */
    static final String HEADER = "2026-11-21T08:00:00Z vm ";

    private static final Map<String, String> PROGRAMS = Map.of(
            "cron",
            "CRON",
            "clamav",
            "clamd",
            "guacamole",
            "guacd",
            "sshd",
            "sshd",
            "vsftpd",
            "vsftpd",
            "sudo",
            "sudo");

    private final LineParser parser = new LineParser();

    /** The records that rules get to see. */
    List<? extends SpecificRecord> of(LogSource source, Map<String, String> values) {
        if ("auditd".equals(source.service())) {
            return audit(List.of(auditRecord(values)));
        }
        return switch (source.category() == null ? "" : source.category()) {
            case "process_creation" -> List.of(process(values));
            case "file_event" -> List.of(file(values));
            case "network_connection" -> List.of(connection(values));
            default -> syslog(source, values);
        };
    }

    private Event process(Map<String, String> values) {
        List<String> lines = new ArrayList<>();
        lines.add("type=SYSCALL" + STAMP + "arch=c000003e syscall=59 success=yes exit=0 a0=1 items=0 ppid=1 pid=2 auid="
                + values.getOrDefault("LogonId", "700") + " uid=0 ses=1 comm=\"x\""
                + (values.containsKey("Image") ? " exe=" + encoded(values.get("Image")) : ""));
        if (values.containsKey("CommandLine")) {
            String[] words = values.get("CommandLine").split(" ", -1);
            StringBuilder execve = new StringBuilder("type=EXECVE" + STAMP + "argc=" + words.length);
            for (int i = 0; i < words.length; i++) {
                execve.append(" a").append(i).append('=').append(encoded(words[i]));
            }
            lines.add(execve.toString());
        }
        if (values.containsKey("CurrentDirectory")) {
            lines.add("type=CWD" + STAMP + "cwd=" + encoded(values.get("CurrentDirectory")));
        }
        Event event = audit(lines).get(0);
        event.getProcess()
                .setParent(new EcsParent(1L, null, values.get("ParentImage"), values.get("ParentCommandLine")));
        EcsUser user = new EcsUser();
        user.setName(values.get("User"));
        event.setUser(user);
        return event;
    }

    private Event file(Map<String, String> values) {
        return audit(List.of(
                        "type=SYSCALL" + STAMP
                                + "arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=1 a2=241 items=1 pid=2 uid=0 comm=\"x\""
                                + (values.containsKey("Image") ? " exe=" + encoded(values.get("Image")) : ""),
                        "type=PATH" + STAMP + "item=0 name=" + encoded(values.getOrDefault("TargetFilename", "/tmp/x"))
                                + " nametype=CREATE"))
                .get(0);
    }

    private Event connection(Map<String, String> values) {
        Event event = audit(List.of(
                        "type=SYSCALL" + STAMP + "arch=c000003e syscall=42 success=yes exit=0 a0=3 items=0 pid=2 uid=0"
                                + (values.containsKey("Image") ? " exe=" + encoded(values.get("Image")) : ""),
                        "type=SOCKADDR" + STAMP + "saddr=020001BB08080808"))
                .get(0);
        String port = values.getOrDefault("DestinationPort", "443");
        event.setDestination(new EcsDestination(
                values.getOrDefault("DestinationIp", "8.8.8.8"),
                port.chars().allMatch(Character::isDigit) ? Integer.valueOf(port) : null,
                values.get("DestinationHostname")));
        if (!values.getOrDefault("Initiated", "true").equals("true")) {
            event.getEvent().setAction("accepted-connection-from");
        }
        return event;
    }

    private static String auditRecord(Map<String, String> values) {
        boolean arguments = values.keySet().stream().anyMatch(key -> key.matches("a[0-9]"));
        String type = values.getOrDefault("type", arguments ? "EXECVE" : "SYSCALL");
        StringBuilder line = new StringBuilder("type=" + type + STAMP);
        values.forEach((key, value) -> {
            boolean number = type.equals("SYSCALL") && (key.matches("a[0-9]") || key.equals("SYSCALL"));
            if (!key.equals("type") && !key.isEmpty()) {
                line.append(key)
                        .append('=')
                        .append(number ? value : encoded(value))
                        .append(' ');
            }
        });
        return line + (values.containsKey("") ? "a9=\"" + values.get("") + "\"" : "pid=2");
    }

    /** As the kernel writes text: quoted, in hex where it holds a blank or a quote. */
    private static String encoded(String text) {
        boolean plain = text.chars().allMatch(c -> c > ' ' && c < 127 && c != '"');
        return plain
                ? '"' + text + '"'
                : HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Event> audit(List<String> lines) {
        List<AuditPart> parts = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (String line : lines) {
            Reading reading = parser.readApart(raw("audit", line), 0, "1");
            if (reading instanceof Reading.Recorded recorded) {
                parts.addAll(recorded.parts());
            } else if (reading instanceof Reading.Parsed parsed) {
                events.addAll(parsed.events());
            }
        }
        if (!parts.isEmpty()) {
            events.add(parser.auditEvents().of(parts, false));
        }
        return events;
    }

    private List<? extends SpecificRecord> syslog(LogSource source, Map<String, String> values) {
        String text = values.containsKey("USER")
                ? "alice : TTY=pts/0 ; PWD=/ ; USER=" + values.get("USER") + " ; COMMAND=/usr/bin/id"
                : values.getOrDefault("", "");
        String program = PROGRAMS.getOrDefault(String.valueOf(source.service()), "made-up");
        Reading reading = parser.readApart(raw("auth", HEADER + program + "[1]: " + text), 0, "1");
        if (reading instanceof Reading.Parsed parsed) {
            return parsed.events();
        }
        if (reading instanceof Reading.Ignored noise && noise.event() != null) {
            return List.of(noise.event());
        }
        return reading instanceof Reading.Unparsed unparsed ? List.of(unparsed.rejected()) : List.of();
    }

    private static RawLine raw(String source, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        RawLine raw = new RawLine();
        raw.setHost(new EcsHost("machine-1", "vm", null));
        raw.setSource(source);
        raw.setFile(new SourceFile("/var/log/" + source + ".log", "fingerprint", null, null, 0L));
        raw.setOffset(0L);
        raw.setNextOffset(bytes.length + 1L);
        raw.setLine(ByteBuffer.wrap(bytes));
        raw.setLength((long) bytes.length);
        raw.setSequence(0L);
        raw.setReadAt(0L);
        raw.setTimezone("UTC");
        raw.setOrigin(new Origin("unknown", "file", null, null));
        return raw;
    }
}
