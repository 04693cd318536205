package io.gatehouse.benchmarks.search;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.SessionBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Commands as the pipeline publishes them, about 1 KiB each as JSON; the same ones each time. */
final class MadeUpEvents {
    private static final long BEGIN = 1_795_250_078_311_858L;
    private static final long STEP = 1_000;
    private static final String[] COMMANDS = {
        "ls -la /var/log", "sudo systemctl restart nginx", "vi /etc/hosts", "tail -f /var/log/syslog | grep error"
    };

    private MadeUpEvents() {}

    static List<Event> of(int count) {
        Random random = new Random(1);
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(event(i, random));
        }
        return events;
    }

    private static Event event(int number, Random random) {
        long time = BEGIN + number * STEP;
        String command = COMMANDS[random.nextInt(COMMANDS.length)];
        String user = "user" + random.nextInt(200);
        String host = "web-" + random.nextInt(500);
        return Event.newBuilder()
                .setTimestamp(time)
                .setType("commands")
                .setHost(EcsHost.newBuilder()
                        .setId("id-of-" + host)
                        .setName(host)
                        .setHostname(host)
                        .build())
                .setEvent(EcsEvent.newBuilder()
                        .setId(String.format("%016x%016x", random.nextLong(), number))
                        .setKind("event")
                        .setCategory(List.of("process"))
                        .setType(List.of("start"))
                        .setAction("ran-command")
                        .setOutcome("success")
                        .setCreated(time + 200_000)
                        .setOriginal("2026-11-21T08:34:38.311858+00:00 " + host + " bashaudit: v=1 ev=cmd ses=72 user="
                                + user + " tty=pts/1 pid=503 ppid=502 seq=1 cmd=" + command)
                        .build())
                .setUser(EcsUser.newBuilder().setName(user).setId("1201").build())
                .setSource(EcsSource.newBuilder()
                        .setIp("203.0.113." + random.nextInt(256))
                        .setPort(random.nextInt(65536))
                        .build())
                .setProcess(EcsProcess.newBuilder()
                        .setName("bash")
                        .setPid((long) random.nextInt(100_000))
                        .setCommandLine(command)
                        .setWorkingDirectory("/home/" + user)
                        .setExitCode(0L)
                        .build())
                .setMessage(command)
                .setGatehouse(Gatehouse.newBuilder()
                        .setRevision(1)
                        .setParser("hook/cmd")
                        .setTty("pts/1")
                        .setSession(SessionBlock.newBuilder()
                                .setId(String.format("%032x", random.nextInt(10_000)))
                                .setJoin("exact")
                                .setKey("audit_session")
                                .build())
                        .setCommand(CommandBlock.newBuilder()
                                .setKind("typed")
                                .setWitnesses(List.of("hook"))
                                .build())
                        .build())
                .build();
    }
}
